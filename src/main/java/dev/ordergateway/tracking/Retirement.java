package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;

/**
 * Leaves the orders to the other replicas before this one ends, and goes on following them until they have them. It waits
 * on the thread that ends the application, which has nothing else to do.
 */
@ApplicationScoped
public class Retirement {

    private static final Logger LOG = Logger.getLogger(Retirement.class);

    private final LeaseKeeper leases;
    private final OpenOrders openOrders;
    private final Duration grace;
    private final CountDownLatch handedOver = new CountDownLatch(1);
    private volatile boolean isBegun;
    private volatile long deadline;

    Retirement(LeaseKeeper leases, OpenOrders openOrders,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Duration grace) {
        this.leases = leases;
        this.openOrders = openOrders;
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
            LOG.warnf("%d orders were not taken over by anybody within %s; they will be when their leases end",
                    openOrders.trackers().size(), grace);
        }
        leases.stop();
        openOrders.stop();
    }

    private void begin() {
        if (!isBegun) {
            deadline = System.nanoTime() + grace.toNanos();
            isBegun = true;
            leases.leave().subscribe().with(_ -> handedOver.countDown());
        }
    }
}
