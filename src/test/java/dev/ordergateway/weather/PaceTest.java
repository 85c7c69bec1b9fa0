package dev.ordergateway.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void theFastestSecondCounts() {
        assertThat(Pace.fastest(List.of())).isZero();
        assertThat(Pace.fastest(at(0, 500, 999, 1000, 1400))).isEqualTo(4);
        assertThat(Pace.fastest(at(0, 1000, 2000))).isEqualTo(1);
    }

    private static List<Instant> at(int... millis) {
        return IntStream.of(millis).mapToObj(Instant.EPOCH::plusMillis).toList();
    }
}
