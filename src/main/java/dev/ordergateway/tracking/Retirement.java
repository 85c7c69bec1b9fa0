package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.ordergateway.store.GroupCommit;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;

/**
 * Leaves the orders to the other replicas before this one ends, and goes on following them until they have them. It waits
 * on the thread that ends the application, which has nothing else to do.
 */
@ApplicationScoped
public class Retirement {

    private static final Logger LOG = Logger.getLogger(Retirement.class);

    /** What was observed before the streams ended takes some milliseconds, also when there is no time left. */
    private static final Duration LAST_COMMITS = Duration.ofSeconds(1);

    private final LeaseKeeper leases;
    private final OpenOrders openOrders;
    private final OwnShards own;
    private final GroupCommit observations;
    private final Duration grace;
    private final CountDownLatch handedOver = new CountDownLatch(1);
    private volatile boolean isBegun;
    private volatile long deadline;

    Retirement(LeaseKeeper leases, OpenOrders openOrders, OwnShards own, GroupCommit observations,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Duration grace) {
        this.leases = leases;
        this.openOrders = openOrders;
        this.own = own;
        this.observations = observations;
        this.grace = grace;
    }

    /** How much of the grace period is left; all of it while the end is not in sight. */
    public Duration timeLeft() {
        return isBegun ? Duration.ofNanos(Math.max(0, deadline - System.nanoTime())) : grace;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent end) {
        begin();
    }

    void finish(@Observes @Priority(100) ShutdownEvent end) throws InterruptedException {
        begin();
        if (!handedOver.await(timeLeft().toNanos(), TimeUnit.NANOSECONDS)) {
            warnOf(openOrders.trackers().stream().filter(tracker -> own.follow(tracker.order().id())).count());
        }
        leases.stop();
        openOrders.stop();
        if (!observations.awaitNone(Collections.max(List.of(timeLeft(), LAST_COMMITS)))) {
            LOG.warn("what was observed last is not stored; whoever follows the orders next observes it anew");
        }
    }

    /** Not of orders that this replica goes on following for a while. */
    private void warnOf(long orders) {
        if (orders > 0) {
            LOG.warnf("%d orders were not taken over by anybody within %s; whoever lives takes them when it renews its leases",
                    orders, grace);
        }
    }

    private void begin() {
        if (!isBegun) {
            deadline = System.nanoTime() + grace.toNanos();
            isBegun = true;
            leases.leave(grace.dividedBy(2)).subscribe().with(_ -> handedOver.countDown());
        }
    }
}
