package dev.ordergateway.tracking;

import java.util.function.DoubleSupplier;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/** The waits for a database that did not take what was learned of one order, longer each time. */
final class StoreTrouble {

    private static final Logger LOG = Logger.getLogger(StoreTrouble.class);

    private final FollowedOrder followed;
    private final DoubleSupplier random;

    // written by one attempt after the other
    private Backoff backoff;

    StoreTrouble(FollowedOrder followed, Backoff backoff, DoubleSupplier random) {
        this.followed = followed;
        this.backoff = backoff;
        this.random = random;
    }

    /** What was not stored must be learned again by a look, when this completes. */
    Uni<Void> passes(Throwable failure) {
        var order = followed.order();
        LOG.warnf("following failed for now orderId=%s status=%s: %s", order.id(), order.status().label(), failure);
        followed.oweLook();
        var wait = backoff.delay(random.getAsDouble());
        backoff = backoff.next();
        return followed.effects.pause().untilStored(wait);
    }

    void isOver() {
        backoff = backoff.reset();
    }
}
