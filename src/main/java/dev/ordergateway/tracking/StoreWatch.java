package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/** Whether the database takes what it is told, as the renewing of leases shows every few seconds. */
@ApplicationScoped
class StoreWatch {

    private static final Logger LOG = Logger.getLogger(StoreWatch.class);
    private static final double SPREAD_MILLIS = 1000;

    private final Pause pause;
    private final Waiters waiters = new Waiters();
    private volatile boolean isAway;

    StoreWatch(Pause pause) {
        this.pause = pause;
    }

    boolean isAway() {
        return isAway;
    }

    /** Completes after the back-off, or while the database is away only when it is back; never fails. */
    Uni<Void> back(Duration backoff) {
        return Uni.createFrom().deferred(() -> isAway
                ? waiters.nextUnless(() -> !isAway).chain(this::spread)
                : pause.of(backoff));
    }

    void answered() {
        if (isAway) {
            isAway = false;
            LOG.info("the database is back");
            waiters.wakeAll();
        }
    }

    void failed(Throwable failure) {
        if (!isAway) {
            isAway = true;
            LOG.warnf("the database is away: %s", failure);
        }
    }

    /** All of them at once would be a storm of their own. */
    private Uni<Void> spread() {
        return pause.of(Duration.ofMillis((long) (SPREAD_MILLIS * ThreadLocalRandom.current().nextDouble())));
    }
}
