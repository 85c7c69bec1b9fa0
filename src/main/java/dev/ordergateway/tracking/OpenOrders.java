package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.Hints;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.Shards;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** The orders this replica follows, each by a tracker of its own. The only owner of their subscriptions. */
@ApplicationScoped
public class OpenOrders {

    private static final Logger LOG = Logger.getLogger(OpenOrders.class);

    private final RealEffects effects;
    private final OrderStore store;
    private final OwnShards own;
    private final Hints hints;
    private final TrackingConfig config;
    private final Clock clock;
    private final ConcurrentMap<OrderId, Followed> followed = new ConcurrentHashMap<>();
    private volatile boolean isStopped;

    OpenOrders(RealEffects effects, OrderStore store, OwnShards own, Hints hints, TrackingConfig config, Clock clock) {
        this.effects = effects;
        this.store = store;
        this.own = own;
        this.hints = hints;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sees to it that the order is followed until it closes, if there is anything to follow: here when its shard is, else by
     * the replica that follows the shard. Harmless when it is followed already.
     *
     * @param lookOwed the order must be read at the partner even when its stream works
     */
    public void follow(Order order, boolean lookOwed) {
        if (own.follow(order.id())) {
            begin(order, lookOwed);
        } else if (lookOwed) {
            hints.changed(order.id(), true);
        }
    }

    /** Follows it here, or not at all. */
    void begin(Order order, boolean lookOwed) {
        boolean needed = order.needsFollowing() || (lookOwed && order.partnerOrderId() != null);
        if (!needed || !isFollowedHere(order.id())) {
            return;
        }
        endBehind(order);
        var tracker = new OrderTracker(order, lookOwed, effects.inBackground(order, lookOwed), config, clock,
                () -> ThreadLocalRandom.current().nextDouble());
        var entry = new Followed(tracker);
        var present = followed.putIfAbsent(order.id(), entry);
        if (present != null) {
            if (lookOwed) {
                present.tracker.oweLook();
            }
            return;
        }
        entry.begin(life(order.id(), entry));
        if (!isFollowedHere(order.id())) {
            end(order.id(), entry);
        }
    }

    private boolean isFollowedHere(OrderId id) {
        return !isStopped && own.follow(id);
    }

    private void endBehind(Order order) {
        var present = followed.get(order.id());
        if (present != null && present.tracker.isBehind(order)) {
            end(order.id(), present);
        }
    }

    private void end(OrderId id, Followed entry) {
        if (followed.remove(id, entry)) {
            entry.cancel();
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

    /** Completes when each order of these shards that is followed at this moment is watched in some way. */
    CompletableFuture<Void> begun(Set<Integer> shards) {
        return CompletableFuture.allOf(followed.entrySet().stream().filter(entry -> shards.contains(Shards.of(entry.getKey())))
                .map(entry -> entry.getValue().tracker.begun()).toArray(CompletableFuture[]::new));
    }

    boolean isFollowed(OrderId id) {
        return followed.containsKey(id);
    }

    /** How the orders that this replica follows are doing. */
    Collection<OrderTracker> trackers() {
        return followed.values().stream().map(entry -> entry.tracker).toList();
    }

    /** Others follow these shards. */
    void leave(Set<Integer> shards) {
        followed.forEach((id, entry) -> {
            if (shards.contains(Shards.of(id))) {
                end(id, entry);
            }
        });
    }

    /** Nothing is followed here any more. */
    void stop() {
        isStopped = true;
        followed.forEach(this::end);
    }

    /** How the order is being watched, as far as this replica knows: how another does it exactly, only that one can tell. */
    public Watch watch(Order order) {
        var entry = followed.get(order.id());
        if (entry != null) {
            return entry.tracker.watch();
        }
        if (order.phase() == Phase.OPEN) {
            return order.isFollowed() && own.isFollowedElsewhere(order.id()) ? Watch.STREAMING : Watch.WAITING;
        }
        var now = clock.instant();
        if (order.needsFollowing() && order.statusSince().plus(Deadlines.CODES).isAfter(now)) {
            return own.isFollowedElsewhere(order.id()) ? Watch.POLLING : Watch.WAITING;
        }
        return order.isWatched(now) ? Watch.POLLING : Watch.ENDED;
    }

    /**
     * When the order is read next for want of a stream: not before, and later when others are read first. Null when this
     * replica does not follow it, or not in that way.
     */
    public @Nullable Instant nextPoll(Order order) {
        var entry = followed.get(order.id());
        return entry == null ? null : entry.tracker.nextPoll();
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
