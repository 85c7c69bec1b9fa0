package dev.ordergateway.tracking;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** The orders this replica follows, each by a tracker of its own. The only owner of subscriptions. */
@ApplicationScoped
public class OpenOrders {

    private static final Logger LOG = Logger.getLogger(OpenOrders.class);

    private final RealEffects effects;
    private final Takeover takeover;
    private final OrderStore store;
    private final TrackingConfig config;
    private final Clock clock;
    private final ConcurrentMap<OrderId, Followed> followed = new ConcurrentHashMap<>();
    private volatile boolean isStopped;
    private volatile Cancellable takingOver = () -> {
    };

    OpenOrders(RealEffects effects, Takeover takeover, OrderStore store, TrackingConfig config, Clock clock) {
        this.effects = effects;
        this.takeover = takeover;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Follows the order until it closes, if there is anything to follow. Harmless when it is followed already.
     *
     * @param lookOwed the order must be read at the partner even when its stream works
     */
    public void follow(Order order, boolean lookOwed) {
        boolean needed = order.needsFollowing() || (lookOwed && order.partnerOrderId() != null);
        if (!config.enabled() || isStopped || !needed) {
            return;
        }
        endBehind(order);
        var tracker = new OrderTracker(order, lookOwed, effects.on(order), config, clock,
                () -> ThreadLocalRandom.current().nextDouble());
        var entry = new Followed(tracker);
        if (followed.putIfAbsent(order.id(), entry) == null) {
            entry.begin(life(order.id(), entry));
        }
        if (isStopped) {
            entry.cancel();
        }
    }

    private void endBehind(Order order) {
        var present = followed.get(order.id());
        if (present != null && present.tracker.isBehind(order) && followed.remove(order.id(), present)) {
            present.cancel();
        }
    }

    /** Whoever moved the order while its tracker was ending found it followed, so the row is read once more. */
    private Uni<StoredOrder> life(OrderId id, Followed entry) {
        return entry.tracker.follow()
                .onTermination().invoke(() -> followed.remove(id, entry))
                .chain(() -> store.find(id))
                .invoke(stored -> {
                    if (stored.order().isFollowed()) {
                        follow(stored.order(), true);
                    }
                });
    }

    /** How the order is being watched on this replica. */
    public Watch watch(Order order) {
        var entry = followed.get(order.id());
        if (entry != null) {
            return entry.tracker.watch();
        }
        if (order.phase() == Phase.OPEN) {
            return Watch.WAITING;
        }
        return order.isWatched(clock.instant()) ? Watch.POLLING : Watch.ENDED;
    }

    void start(@Observes StartupEvent start) {
        if (config.enabled()) {
            takingOver = takeover.orders().subscribe().with(
                    order -> follow(order, true),
                    failure -> LOG.error("taking over ended by a fault of its own", failure));
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        isStopped = true;
        takingOver.cancel();
        followed.values().forEach(Followed::cancel);
    }

    private static final class Followed {

        private final OrderTracker tracker;
        private @Nullable Cancellable subscription;
        private boolean isCancelled;

        Followed(OrderTracker tracker) {
            this.tracker = tracker;
        }

        synchronized void begin(Uni<StoredOrder> life) {
            if (!isCancelled) {
                subscription = life.subscribe().with(
                        _ -> LOG.debug("nothing left to follow"),
                        failure -> LOG.warnf("the end of an order's following could not be checked: %s", failure));
            }
        }

        synchronized void cancel() {
            isCancelled = true;
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
