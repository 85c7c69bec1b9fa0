package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Lease;
import dev.ordergateway.store.Reading;
import dev.ordergateway.store.ShardLeases;
import io.smallrye.mutiny.Uni;

/**
 * The orders that need following and that nobody follows, as the database tells: of the shards that are this replica's or
 * nobody's, those that have no tracker here. Of the others' shards the others know it.
 */
@ApplicationScoped
class Unfollowed {

    private final ShardLeases leases;
    private final ReplicaName name;
    private final Sweep sweep;
    private final Clock clock;

    // written by one search after the other
    private volatile Map<OrderId, Instant> missedSince = Map.of();

    Unfollowed(ShardLeases leases, ReplicaName name, Sweep sweep, Clock clock) {
        this.leases = leases;
        this.name = name;
        this.sweep = sweep;
        this.clock = clock;
    }

    /**
     * Searches once more, and tells for how long the one has been missed that was missed first; zero when none is missing.
     * One that is missed for the first time may just have been placed. Fails as the store does.
     */
    Uni<Reading<Duration>> longest() {
        return leases.read()
                .map(this::concerning)
                .chain(shards -> shards.isEmpty() ? Uni.createFrom().item(List.<OrderId> of())
                        : sweep.unfollowed(shards).collect().asList())
                .map(this::missed);
    }

    private Set<Integer> concerning(List<Lease> all) {
        return all.stream().filter(lease -> lease.isHeldBy(name.text()) || !(lease.isHeld() && lease.isSettled()))
                .map(Lease::shard).collect(Collectors.toUnmodifiableSet());
    }

    private Reading<Duration> missed(List<OrderId> missing) {
        var now = clock.instant();
        var before = missedSince;
        missedSince = missing.stream().collect(Collectors.toUnmodifiableMap(Function.identity(),
                id -> before.getOrDefault(id, now)));
        var first = missedSince.values().stream().min(Instant::compareTo).orElse(now);
        return new Reading<>(Duration.between(first, now), now, null);
    }
}
