package dev.ordergateway.placement;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.ordergateway.tracking.Retirement;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;

/**
 * Placements that have begun and not ended. The replica does not end before them: the server waits for requests, but not for
 * what a caller began who has hung up.
 */
@ApplicationScoped
class UnderWay {

    private static final Logger LOG = Logger.getLogger(UnderWay.class);

    private final Retirement retirement;
    private final Phaser placements = new Phaser(1);

    UnderWay(Retirement retirement) {
        this.retirement = retirement;
    }

    /** The same, counted from now to its end. */
    <T> Uni<T> counted(Uni<T> placement) {
        return Uni.createFrom().deferred(() -> {
            placements.register();
            return placement.onTermination().invoke(placements::arriveAndDeregister);
        });
    }

    /** While the client that speaks with the partner is still there, and after the replica has begun to retire. */
    void finish(@Observes @Priority(3000) ShutdownDelayInitiatedEvent end) throws InterruptedException {
        try {
            placements.awaitAdvanceInterruptibly(placements.arrive(), retirement.timeLeft().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.warnf("%d placements are cut short", placements.getUnarrivedParties());
        }
    }
}
