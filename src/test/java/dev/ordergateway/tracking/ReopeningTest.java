package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Orders;
import dev.ordergateway.support.SettableClock;

class ReopeningTest {

    private final SettableClock clock = new SettableClock(Orders.CHANGED_AT);
    private final List<Duration> waits = new ArrayList<>();
    private final List<Runnable> calls = new ArrayList<>();
    private final Reopening reopening = new Reopening((wait, call) -> {
        waits.add(wait);
        calls.add(call);
    }, clock);

    @Test
    void clockThatIsPutBackMakesNobodyTryOverAndOverAndKeepsNobodyWaiting() {
        reopening.callAll();
        calls.getLast().run();
        clock.advance(Duration.ofHours(-1));

        var told = reopening.after(clock.instant()).subscribeAsCompletionStage();
        assertThat(told).isNotDone();
        reopening.callAll();

        assertThat(waits.getLast()).isLessThan(Duration.ofMinutes(1));
        calls.getLast().run();
        assertThat(told).isDone();
    }

    @Test
    void whoIsCalledTwiceAtOnceIsCalledOnce() {
        reopening.callAll();
        reopening.callAll();
        assertThat(calls).hasSize(1);

        calls.getLast().run();
        reopening.callAll();

        assertThat(calls).hasSize(2);
        assertThat(waits.getLast()).isPositive();
    }
}
