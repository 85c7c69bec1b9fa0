package dev.ordergateway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.FieldError;

/** What callers may note beside an order, and how little they may make us say. */
class OrderBodyNotesTest {

    @Test
    void twentyNotesAreTheMost() {
        assertThat(BodyJson.guide().with("/metadata", notes(20)).parsed().metadata()).hasSize(20);
        assertThat(BodyJson.guide().with("/metadata", notes(21)).errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple("metadata", "out_of_range"));
    }

    @Test
    void fortyCharactersAreTheLongestKey() {
        assertThat(BodyJson.guide().with("/metadata", note("k".repeat(40), "v")).parsed().metadata()).hasSize(1);
        assertThat(BodyJson.guide().with("/metadata", note("k".repeat(41), "v")).errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple("metadata", "too_long"));
    }

    @Test
    void fiveHundredCharactersAreTheLongestValue() {
        assertThat(BodyJson.guide().with("/metadata", note("k", "v".repeat(500))).parsed().metadata()).hasSize(1);
        assertThat(BodyJson.guide().with("/metadata", note("k", "v".repeat(501))).errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple("metadata.k", "too_long"));
    }

    @Test
    void valueThatIsNullIsNoNote() {
        assertThat(BodyJson.guide().with("/metadata", "{\"k\":null}").parsed().metadata()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "'', metadata, too_short", "a\\u0000b, metadata, malformed", "\\ud800, body, malformed",
            "a\\udc00, body, malformed" })
    void oddKeyIsRefusedWithoutBeingRepeated(String key, String field, String code) {
        assertThat(BodyJson.guide().with("/metadata", note(key, "v")).errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple(field, code));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "[]", "\"v\"" })
    void longKeyIsNeverRepeatedWhateverItsValue(String value) {
        var key = "\uD83D\uDE00".repeat(10_000);

        assertThat(BodyJson.guide().with("/acquisition", "{\"" + key + "\":" + value + '}').errors())
                .extracting(FieldError::field).containsExactly("acquisition");
    }

    private static String notes(int howMany) {
        return IntStream.range(0, howMany).mapToObj(i -> "\"k" + i + "\":\"v\"").collect(Collectors.joining(",", "{", "}"));
    }

    private static String note(String key, String value) {
        return "{\"" + key + "\":\"" + value + "\"}";
    }
}
