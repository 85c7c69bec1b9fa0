package dev.ordergateway.tracking;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant OPENED_AT = Instant.parse("2026-08-01T10:00:00Z");
    private static final Silence OPENED = Silence.opened(OPENED_AT, ofSeconds(60));

    @Test
    void streamThatBringsNothingAtFirstIsLookedAtEarly() {
        assertThat(OPENED.isEarly()).isTrue();
        assertThat(OPENED.isOver(OPENED_AT.plusMillis(1999))).isFalse();
        assertThat(OPENED.isOver(OPENED_AT.plusSeconds(2))).isTrue();
    }

    @Test
    void messageEndsTheEarlyTime() {
        var heard = OPENED.heard(OPENED_AT.plusSeconds(1));

        assertThat(heard.isEarly()).isFalse();
        assertThat(heard.isOver(OPENED_AT.plusSeconds(60))).isFalse();
        assertThat(heard.isOver(OPENED_AT.plusSeconds(61))).isTrue();
    }

    @Test
    void limitDoublesWithEachLookUpToAQuarterOfAnHour() {
        var limits = Stream.iterate(OPENED, silence -> silence.looked(OPENED_AT)).limit(8).map(Silence::limit);

        assertThat(limits).containsExactly(ofSeconds(2), ofSeconds(60), ofMinutes(2), ofMinutes(4), ofMinutes(8),
                ofMinutes(15), ofMinutes(15), ofMinutes(15));
    }

    @Test
    void messageBringsTheFirstLimitBack() {
        var longQuiet = OPENED.looked(OPENED_AT).looked(OPENED_AT).looked(OPENED_AT);

        assertThat(longQuiet.heard(OPENED_AT).limit()).isEqualTo(ofSeconds(60));
    }

    @Test
    void nothingRemainsOnceItIsOver() {
        assertThat(OPENED.remaining(OPENED_AT.plusMillis(500))).isEqualTo(ofMillis(1500));
        assertThat(OPENED.remaining(OPENED_AT.plusSeconds(99))).isEqualTo(ZERO);
    }

    @Test
    void waitIsNeverLongerThanTheFirstLimitBecauseAMessageBringsTheEndNearer() {
        var longQuiet = OPENED.looked(OPENED_AT).looked(OPENED_AT).looked(OPENED_AT);

        assertThat(longQuiet.limit()).isEqualTo(ofMinutes(4));
        assertThat(longQuiet.remaining(OPENED_AT)).isEqualTo(ofSeconds(60));
    }

    @Test
    void limitShorterThanTheEarlyOneIsKept() {
        var impatient = Silence.opened(OPENED_AT, ofMillis(100));

        assertThat(impatient.limit()).isEqualTo(ofMillis(100));
        assertThat(impatient.isEarly()).isFalse();
    }
}
