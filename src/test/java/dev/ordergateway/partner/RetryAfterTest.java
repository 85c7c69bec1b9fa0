package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final String NOON = "Thu, 01 Oct 2026 12:00:00 GMT";

    @Test
    void secondsAreRead() {
        assertThat(RetryAfter.read("7", null)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aTimeIsMeasuredFromTheAnswersOwnDate() {
        assertThat(RetryAfter.read("Thu, 01 Oct 2026 12:00:30 GMT", NOON)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.read("Thu, 01 Oct 2026 11:00:00 GMT", NOON)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aWaitIsNeverLongerThanADay() {
        assertThat(RetryAfter.read("999999999", null)).isEqualTo(Duration.ofDays(1));
        assertThat(RetryAfter.read("Fri, 01 Oct 2100 12:00:00 GMT", NOON)).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-1", "1.5", "soon", "9999999999999999999", NOON })
    void anythingElseSaysNothing(String header) {
        assertThat(RetryAfter.read(header, null)).isNull();
        assertThat(RetryAfter.read(null, NOON)).isNull();
    }
}
