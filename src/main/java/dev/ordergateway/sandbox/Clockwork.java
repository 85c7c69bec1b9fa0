package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/** What pays and delivers an order when its time has come and nobody holds it. */
final class Clockwork {

    private final SandboxConfig config;
    private final ScheduledExecutorService loop;

    Clockwork(SandboxConfig config, ScheduledExecutorService loop) {
        this.config = config;
        this.loop = loop;
    }

    /** Plans the next move from the state alone, so it serves a new, a released and a restored order alike. */
    void wind(SandboxOrder order) {
        order.plan(null);
        if (order.isHeld()) {
            return;
        }
        if (order.state().equals(StateWord.WAITING_FOR_PAYMENT)) {
            order.plan(after(config.payAfter(), order, StateWord.WAITING_FOR_DELIVERY));
        } else if (order.state().equals(StateWord.WAITING_FOR_DELIVERY)) {
            order.plan(after(config.deliverAfter(), order, StateWord.DONE));
        }
    }

    private Future<?> after(Duration delay, SandboxOrder order, StateWord next) {
        return loop.schedule(() -> move(order, next), delay.toMillis(), MILLISECONDS);
    }

    private void move(SandboxOrder order, StateWord next) {
        order.move(next, null, true);
        order.publish();
        wind(order);
    }
}
