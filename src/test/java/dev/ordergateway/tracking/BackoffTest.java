package dev.ordergateway.tracking;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff FIRST = Backoff.of(ofSeconds(1), ofSeconds(30));

    @Test
    void ceilingDoublesUpToTheMost() {
        var ceilings = Stream.iterate(FIRST, Backoff::next).limit(7).map(Backoff::ceiling);

        assertThat(ceilings).containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(4), ofSeconds(8), ofSeconds(16),
                ofSeconds(30), ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({ "0, PT0S", "0.25, PT1S", "0.5, PT2S", "0.75, PT3S" })
    void waitIsDrawnBelowTheCeiling(double random, Duration wait) {
        assertThat(FIRST.next().next().delay(random)).isEqualTo(wait);
    }

    @Test
    void waitNeverReachesTheCeiling() {
        assertThat(FIRST.delay(Math.nextDown(1.0))).isLessThan(FIRST.ceiling());
    }

    @Test
    void resetIsTheFirstOneAgain() {
        assertThat(FIRST.next().next().reset()).isEqualTo(FIRST);
    }

    @Test
    void firstWaitIsHeldBelowTheMostToo() {
        assertThat(Backoff.of(ofSeconds(5), ofMillis(200)).ceiling()).isEqualTo(ofMillis(200));
    }
}
