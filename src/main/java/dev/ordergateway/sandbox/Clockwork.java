package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** What pays and delivers an order step by step, when its time has come and nobody holds it. */
final class Clockwork {

    private final SandboxConfig config;
    private final ScheduledExecutorService loop;
    private final Consumer<SandboxOrder> afterStep;

    Clockwork(SandboxConfig config, ScheduledExecutorService loop, Consumer<SandboxOrder> afterStep) {
        this.config = config;
        this.loop = loop;
        this.afterStep = afterStep;
    }

    /** Plans the next step of the order's scenario, so it serves a new, a released and a restored order alike. */
    void wind(SandboxOrder order) {
        order.plan(null);
        if (!order.isHeld() && order.progress().next() != null) {
            Duration delay = order.state().isPaid() ? config.deliverAfter() : config.payAfter();
            order.plan(loop.schedule(() -> advance(order), delay.toMillis(), MILLISECONDS));
        }
    }

    /** Takes the next step at once, of a held order too. */
    void advance(SandboxOrder order) {
        order.advance();
        afterStep.accept(order);
        wind(order);
    }
}
