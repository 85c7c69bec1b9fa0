package dev.ordergateway.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.OrderFailure;

class SentFormTest {

    @ParameterizedTest
    @CsvSource({ "q=a, a", "q=a&q=b, a", "p=x&q=a, a", "q=+a%20b++, a b", "q=%C3%A9, é", "q, ''", "p=x, ''", "'', ''",
            "&&=&q=a&, a", "q=a=b, a=b" })
    void fieldHasItsFirstValue(String body, String value) {
        assertThat(form(body).text("q")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "q=%", "q=%zz", "%%%=1", "q=a&p=%1" })
    void brokenEscapesAreAFaultOfTheBody(String body) {
        assertThatThrownBy(() -> form(body)).isInstanceOf(OrderFailure.Invalid.class);
    }

    @Test
    void fieldsBeyondTheMostAreLeftOut() {
        var many = IntStream.range(0, 50_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));

        assertThat(form("q=a&" + many).text("q")).isEqualTo("a");
        assertThat(form(many + "&q=a").text("q")).isEmpty();
    }

    @Test
    void anyBytesAreAFormOrAFault() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            try {
                assertThat(SentForm.parse(new String(bytes, ISO_8859_1).getBytes(UTF_8)).text("q")).isNotNull();
                assertThat(SentForm.parse(bytes).text("q")).isNotNull();
            } catch (OrderFailure.Invalid invalid) {
                assertThat(invalid.errors()).hasSize(1);
            }
        }
    }

    private static SentForm form(String body) {
        return SentForm.parse(body.getBytes(UTF_8));
    }
}
