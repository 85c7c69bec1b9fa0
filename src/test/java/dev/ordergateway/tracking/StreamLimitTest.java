package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamLimitTest {

    private static final int CALLERS = 10_000;

    @Test
    void whatTheProcessMayOpenIsGranted() {
        assertThat(StreamLimit.of(15_000, CALLERS, 26_000)).isEqualTo(15_000);
        assertThat(StreamLimit.of(15_000, CALLERS, 1_048_576)).isEqualTo(15_000);
        assertThat(StreamLimit.of(15_000, CALLERS, Long.MAX_VALUE)).isEqualTo(15_000);
    }

    @Test
    void limitOfOpenFilesLeavesRoomForEveryCallerAndEverythingElse() {
        assertThat(StreamLimit.of(15_000, CALLERS, 25_999)).isEqualTo(14_999);
        assertThat(StreamLimit.of(15_000, CALLERS, 16_000)).isEqualTo(5_000);
        assertThat(StreamLimit.of(15_000, 2_000, 16_000)).isEqualTo(13_000);
    }

    @Test
    void whereNothingIsLeftOfTheLimitSomeOrdersHaveStreams() {
        assertThat(StreamLimit.of(15_000, CALLERS, 1024)).isEqualTo(256);
        assertThat(StreamLimit.of(15_000, CALLERS, 1)).isOne();
        assertThat(StreamLimit.of(100, CALLERS, 1024)).isEqualTo(100);
        assertThat(StreamLimit.of(0, CALLERS, 1024)).isZero();
    }
}
