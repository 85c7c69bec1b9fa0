package dev.ordergateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class ThrottleTest {

    @Test
    void dayOfADateHasTwoDigits() {
        var throttle = new Throttle(60, true, null);

        assertThat(throttle.retryAfter(Instant.parse("2026-11-03T08:05:09Z"))).isEqualTo("Tue, 03 Nov 2026 08:06:09 GMT");
    }
}
