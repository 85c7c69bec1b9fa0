package dev.ordergateway.tracking;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Lease;
import dev.ordergateway.store.Shards;
import dev.ordergateway.tracking.Holdings.Step;
import dev.ordergateway.tracking.Holdings.Tenure;

/** What this replica follows at this moment. */
@ApplicationScoped
class OwnShards {

    private final ReplicaName name;
    private volatile Holdings holdings = Holdings.NONE;
    private volatile Set<Integer> elsewhere = Set.of();

    OwnShards(ReplicaName name) {
        this.name = name;
    }

    boolean follow(OrderId id) {
        return holdings.follows(Shards.of(id));
    }

    /** Those that this replica does not follow. */
    Set<Integer> without(Set<Integer> shards) {
        var mine = holdings;
        return shards.stream().filter(shard -> !mine.follows(shard)).collect(Collectors.toUnmodifiableSet());
    }

    /** Another replica follows the order. */
    boolean isFollowedElsewhere(OrderId id) {
        return elsewhere.contains(Shards.of(id));
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

    synchronized Step seen(List<Lease> leases) {
        var step = holdings.seen(leases, name.text());
        holdings = step.holdings();
        elsewhere = leases.stream().filter(lease -> lease.isHeld() && lease.isSettled() && !lease.isHeldBy(name.text()))
                .map(Lease::shard).collect(Collectors.toUnmodifiableSet());
        return step;
    }

    synchronized void settle(int shard, Tenure tenure) {
        holdings = holdings.settled(shard, tenure);
    }
}
