package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamLimitTest {

    @Test
    void whatTheProcessMayOpenIsGranted() {
        assertThat(StreamLimit.of(15_000, 20_000)).isEqualTo(15_000);
        assertThat(StreamLimit.of(15_000, Long.MAX_VALUE)).isEqualTo(15_000);
    }

    @Test
    void limitOfOpenFilesLeavesRoomForEverythingElse() {
        assertThat(StreamLimit.of(15_000, 16_000)).isEqualTo(14_000);
        assertThat(StreamLimit.of(15_000, 1024)).isEqualTo(512);
        assertThat(StreamLimit.of(15_000, 1)).isOne();
    }
}
