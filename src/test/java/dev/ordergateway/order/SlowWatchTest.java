package dev.ordergateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

class SlowWatchTest {

    private static final Instant SINCE = Instant.parse("2026-08-01T10:00:00Z");

    @Test
    void everyQuarterOfAnHourForADayThenHourlyForSixMore() {
        var looks = new ArrayList<Duration>();
        for (var next = SlowWatch.next(SINCE, SINCE); next != null; next = SlowWatch.next(SINCE, next)) {
            looks.add(Duration.between(SINCE, next));
        }

        assertThat(looks).hasSize(24 * 4 + 6 * 24);
        assertThat(looks).startsWith(Duration.ofMinutes(15), Duration.ofMinutes(30));
        assertThat(looks.subList(95, 97)).containsExactly(Duration.ofHours(24), Duration.ofHours(25));
        assertThat(looks).endsWith(Duration.ofDays(7));
    }

    @Test
    void nextLookIsAfterNowHoweverLateTheLastOneWas() {
        assertThat(SlowWatch.next(SINCE, SINCE.plusSeconds(16 * 60))).isEqualTo(SINCE.plusSeconds(30 * 60));
        assertThat(SlowWatch.next(SINCE, SINCE.minusSeconds(1))).isEqualTo(SINCE.plusSeconds(15 * 60));
    }

    @Test
    void isOverAfterAWeek() {
        assertThat(SlowWatch.isOver(SINCE, SINCE.plus(Duration.ofDays(7)).minusMillis(1))).isFalse();
        assertThat(SlowWatch.isOver(SINCE, SINCE.plus(Duration.ofDays(7)))).isTrue();
        assertThat(SlowWatch.next(SINCE, SINCE.plus(Duration.ofDays(7)))).isNull();
    }
}
