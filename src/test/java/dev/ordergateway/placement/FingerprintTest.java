package dev.ordergateway.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @Test
    void orderOfFieldsDoesNotMatter() {
        assertThat(fingerprint("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"))
                .isEqualTo(fingerprint("{\"b\":{\"d\":3,\"c\":2},\"a\":1}"));
    }

    @Test
    void whiteSpaceAndEscapesDoNotMatter() {
        assertThat(fingerprint(" { \"a\" : [ \"\\u0041\" ] } ")).isEqualTo(fingerprint("{\"a\":[\"A\"]}"));
    }

    @ParameterizedTest
    @CsvSource({ "100, 100.00", "100, 1e2", "100, 1E+2", "0.1, 1e-1", "0.10, 0.1", "0, 0.00", "0, -0", "0, 0e99", "-5, -5.0",
            "10e2147483646, 1e2147483647" })
    void spellingOfNumbersDoesNotMatter(String one, String other) {
        assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e999999999", "1e-999999999", "1e2147483648", "10e2147483648", "100e2147483647" })
    void enormousNumberTakesNoMemoryAndIsNoFault(String number) {
        assertThat(fingerprint(number)).isEqualTo(fingerprint(number)).isNotEqualTo(fingerprint("1"));
    }

    @Test
    void exponentsBeyondTheRangeOfIntDoNotMeetAtItsOtherEnd() {
        assertThat(fingerprint("10e2147483648")).isNotEqualTo(fingerprint("1e-2147483647"));
    }

    @Test
    void everythingElseMatters() {
        var bodies = List.of("{}", "[]", "null", "true", "false", "\"\"", "\"null\"", "\"true\"", "0", "1", "-1", "10", "\"1\"",
                "{\"a\":1}", "{\"a\":2}", "{\"a\":\"1\"}", "{\"b\":1}", "{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}",
                "{\"a\":[1]}", "{\"A\":1}", "{\"a \":1}", "[1,2]", "[2,1]", "[[1],2]", "[[1,2]]", "[\"1\",\"2\"]", "[12]",
                "[\"a\",\"b\"]", "[\"ab\"]", "{\"a\":{\"b\":1}}", "{\"a\":{},\"b\":1}", "{\"a\":\"b\"}", "[\"a\",1]");

        assertThat(bodies.stream().map(FingerprintTest::fingerprint).collect(Collectors.toSet())).hasSameSizeAs(bodies);
    }

    @Test
    void bodyNestedNineHundredDeepFitsOnASmallStack() throws InterruptedException {
        var deep = "{\"a\":[".repeat(450) + "]}".repeat(450);
        var result = new CompletableFuture<String>();
        var thread = new Thread(null, () -> result.complete(fingerprint(deep)), "small", 256 * 1024);
        thread.setUncaughtExceptionHandler((_, fault) -> result.completeExceptionally(fault));

        thread.start();
        thread.join();

        assertThat(result).isCompletedWithValue(fingerprint(deep));
    }

    @Test
    void isSixtyFourHexDigits() {
        assertThat(fingerprint("{}")).matches("[0-9a-f]{64}");
    }

    private static String fingerprint(String json) {
        return Fingerprint.of(BodyJson.tree(json));
    }
}
