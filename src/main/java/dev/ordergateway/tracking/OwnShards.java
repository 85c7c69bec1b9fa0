package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Lease;
import dev.ordergateway.store.Shards;
import dev.ordergateway.tracking.Holdings.Step;
import dev.ordergateway.tracking.Holdings.Tenure;

/** What this replica follows at this moment. */
@ApplicationScoped
class OwnShards {

    private final ReplicaName name;
    private final Clock clock;
    private final Duration ttl;
    private volatile Holdings holdings = Holdings.NONE;
    private volatile Instant renewedAt = Instant.EPOCH;

    OwnShards(ReplicaName name, TrackingConfig config, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.ttl = config.lease().ttl();
    }

    boolean follow(OrderId id) {
        return holdings.follows(Shards.of(id));
    }

    /** No other replica can have been given the order's shard yet. */
    boolean haveSurely(OrderId id) {
        var tenure = tenure(Shards.of(id));
        return tenure != null && tenure.isHeld() && clock.instant().isBefore(renewedAt.plus(ttl));
    }

    Set<Integer> settled() {
        return holdings.settled();
    }

    boolean isNone() {
        return holdings.shards().isEmpty();
    }

    int count() {
        return holdings.shards().size();
    }

    @Nullable
    Tenure tenure(int shard) {
        return holdings.shards().get(shard);
    }

    /** @param asked when the leases were asked for */
    synchronized Step seen(List<Lease> leases, Instant asked) {
        renewedAt = asked;
        var step = holdings.seen(leases, name.text());
        holdings = step.holdings();
        return step;
    }

    synchronized void settle(int shard, Tenure tenure) {
        holdings = holdings.settled(shard, tenure);
    }
}
