package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DepartureTest {

    private long now = 7;

    @Test
    void oneAfterTheOtherIsGivenAwayFromTheBeginningOn() {
        var departure = departure(5);

        assertThat(IntStream.range(0, 6).map(_ -> {
            int kept = departure.kept();
            now += departure.step().toNanos();
            return kept;
        })).containsExactly(4, 3, 2, 1, 0, 0);
    }

    @Test
    void nothingIsKeptWhenTheTimeIsOver() {
        var departure = departure(64);
        now += Duration.ofSeconds(10).toNanos();

        assertThat(departure.kept()).isZero();
    }

    @Test
    void whoHasNothingKeepsNothing() {
        assertThat(departure(0).kept()).isZero();
        assertThat(departure(0).step()).isEqualTo(Duration.ofSeconds(10));
    }

    private Departure departure(int shards) {
        return new Departure(shards, Duration.ofSeconds(10), () -> now);
    }
}
