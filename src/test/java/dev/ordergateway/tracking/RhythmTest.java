package dev.ordergateway.tracking;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RhythmTest {

    private static final Rhythm STARTING = Rhythm.starting(Backoff.of(ofSeconds(1), ofSeconds(30)));

    @Test
    void beginsWithAStreamAndWithoutAWait() {
        assertThat(STARTING.isPolling()).isFalse();
        assertThat(STARTING.isFresh()).isTrue();
    }

    @Test
    void failedStreamIsFollowedByAWait() {
        assertThat(after(1, Rhythm::streamFailed).isFresh()).isFalse();
    }

    @Test
    void waitsGrowFromTheSecondFailureOn() {
        var ceilings = Stream.iterate(STARTING, Rhythm::streamFailed).skip(1).limit(3)
                .map(rhythm -> rhythm.backoff().ceiling());

        assertThat(ceilings).containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(4));
    }

    @Test
    void threeFailuresInARowMakeItPoll() {
        assertThat(after(2, Rhythm::streamFailed).isPolling()).isFalse();
        assertThat(after(3, Rhythm::streamFailed).isPolling()).isTrue();
    }

    @Test
    void streamIsTriedAgainAfterTenPolls() {
        var failed = after(3, Rhythm::streamFailed);

        assertThat(after(failed, 9, Rhythm::polled).isPolling()).isTrue();
        assertThat(after(failed, 10, Rhythm::polled).isPolling()).isFalse();
    }

    @Test
    void streamThatFailsAfterTenPollsIsFollowedByTenMore() {
        var failed = after(after(3, Rhythm::streamFailed), 10, Rhythm::polled).streamFailed();

        assertThat(after(failed, 9, Rhythm::polled).isPolling()).isTrue();
        assertThat(after(failed, 10, Rhythm::polled).isPolling()).isFalse();
    }

    @Test
    void goodStreamForgetsFailuresAndWaits() {
        assertThat(after(5, Rhythm::streamFailed).good()).isEqualTo(STARTING);
    }

    @Test
    void stopIsForEver() {
        var stopped = STARTING.stop();

        assertThat(after(stopped, 20, Rhythm::polled).isPolling()).isTrue();
        assertThat(stopped.good().isPolling()).isTrue();
        assertThat(stopped.streamFailed().isPolling()).isTrue();
    }

    private static Rhythm after(int times, UnaryOperator<Rhythm> step) {
        return after(STARTING, times, step);
    }

    private static Rhythm after(Rhythm from, int times, UnaryOperator<Rhythm> step) {
        return Stream.iterate(from, step).skip(times).findFirst().orElseThrow();
    }
}
