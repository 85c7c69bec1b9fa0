package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Orders;
import dev.ordergateway.support.SettableClock;
import io.smallrye.mutiny.subscription.Cancellable;

class PacerTest {

    private static final int RATE = 100;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock(Orders.CHANGED_AT);
    private final VirtualPauses pauses = new VirtualPauses(clock);
    private final Pacer pacer = new Pacer(RATE, pauses, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    private final List<Integer> gone = new ArrayList<>();

    @Test
    void firstDoesNotWait() {
        enter(1);

        assertThat(gone).containsExactly(1);
    }

    @Test
    void manyWhoComeAtOnceGoAtTheRateAndInOrder() {
        for (int i = 0; i < 10 * RATE; i++) {
            enter(i);
        }

        for (int second = 1; second < 10; second++) {
            int before = gone.size();
            pauses.pass(SECOND);
            assertThat(gone.size() - before).isBetween(RATE * 9 / 10, RATE * 11 / 10);
        }
        pauses.pass(SECOND);
        pauses.pass(SECOND);
        assertThat(gone).hasSize(10 * RATE).isSorted();
        assertThat(pauses.running()).as("nobody waits, so no timer runs").isZero();
    }

    @Test
    void quietTimeIsNotMadeUpFor() {
        pauses.pass(Duration.ofHours(1));

        for (int i = 0; i < 10 * RATE; i++) {
            enter(i);
        }
        pauses.pass(SECOND);

        assertThat(gone).hasSizeLessThanOrEqualTo(RATE * 11 / 10);
    }

    @Test
    void whoGivesUpLeavesTheTurnToTheNext() {
        for (int i = 0; i < RATE; i++) {
            enter(i);
        }
        var waiting = enter(-1);
        enter(RATE);

        waiting.cancel();
        pauses.pass(SECOND.multipliedBy(2));

        assertThat(gone).hasSize(RATE + 1).doesNotContain(-1);
    }

    @Test
    void whoMayGoAheadWaitsForNobodyElse() {
        for (int i = 0; i < 10 * RATE; i++) {
            enter(i);
        }
        int before = gone.size();
        for (int i = -3; i < 0; i++) {
            int who = i;
            var _ = pacer.turnAhead().subscribe().with(_ -> gone.add(who));
        }

        pauses.pass(SECOND);

        assertThat(gone.subList(before, before + 4)).containsExactly(-3, -2, -1, before);
        assertThat(gone.size() - before).as("the rate is one for all").isLessThanOrEqualTo(RATE * 11 / 10);
    }

    @Test
    void whoGoesAheadLeavesTurnsToTheOthers() {
        for (int i = 0; i < RATE; i++) {
            enter(i);
        }
        gone.clear();
        for (int i = 0; i < RATE; i++) {
            var _ = pacer.turnAhead().subscribe().with(_ -> gone.add(-1));
        }

        pauses.pass(SECOND);

        assertThat(gone.stream().filter(who -> who >= 0).count()).isBetween(RATE / 5L, RATE / 3L);
    }

    @Test
    void whoGoesAheadTakesATurnToo() {
        while (pacer.takeIfFree()) {
            gone.add(0);
        }
        gone.clear();
        var _ = pacer.turnAhead().subscribe().with(_ -> gone.add(-1));

        assertThat(gone).isEmpty();
        assertThat(pacer.takeIfFree()).isFalse();
        pauses.pass(SECOND);
        assertThat(gone).containsExactly(-1);
    }

    @Test
    void freeTurnsAreCountedToo() {
        int free = 0;
        while (pacer.takeIfFree()) {
            free++;
        }

        assertThat(free).isBetween(1, RATE / 10);
        pauses.pass(SECOND.dividedBy(RATE));
        assertThat(pacer.takeIfFree()).isTrue();
        assertThat(pacer.takeIfFree()).isFalse();
    }

    private Cancellable enter(int who) {
        return pacer.turn().subscribe().with(_ -> gone.add(who));
    }
}
