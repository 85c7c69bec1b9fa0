package dev.ordergateway.store;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/**
 * Timers that go off on any event loop, until the application ends. Vert.x drops a timer together with the context in which
 * it was set: in that of a request this is when the server ends, and much is still to be done then. So each has a context of
 * its own, which knows nothing of who set it.
 */
@ApplicationScoped
public class Timers {

    private final Vertx vertx;

    Timers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Once, after so long and at least a millisecond; gives what {@link #cancel} takes. */
    public long after(Duration wait, Runnable task) {
        return own().setTimer(Math.max(1, wait.toMillis()), _ -> task.run());
    }

    /** Over and over; gives what {@link #cancel} takes. */
    long every(Duration rest, Runnable task) {
        return own().setPeriodic(rest.toMillis(), _ -> task.run());
    }

    public void cancel(long timer) {
        vertx.cancelTimer(timer);
    }

    private ContextInternal own() {
        return ((VertxInternal) vertx).createEventLoopContext();
    }
}
