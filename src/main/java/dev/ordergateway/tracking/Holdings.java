package dev.ordergateway.tracking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.ordergateway.store.Lease;

/**
 * The shards that a replica follows: those it has, and those that it had and nobody else follows yet.
 *
 * @param shards with the tenure in which each was gained
 */
record Holdings(Map<Integer, Tenure> shards) {

    static final Holdings NONE = new Holdings(Map.of());

    /**
     * One time of having a shard.
     *
     * @param token of the lease, which differs when another had it in between
     * @param isSettled all orders of the shard are followed
     */
    record Tenure(long token, boolean isSettled) {
    }

    /** What has changed, and the holdings from then on. */
    record Step(Holdings holdings, Set<Integer> gained, Set<Integer> lost) {
    }

    Holdings {
        shards = Map.copyOf(shards);
    }

    boolean follows(int shard) {
        return shards.containsKey(shard);
    }

    Set<Integer> settled() {
        return shards.entrySet().stream().filter(entry -> entry.getValue().isSettled()).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A shard is followed on until another has settled in it, so that its orders are never without anybody. */
    Step seen(List<Lease> leases, String replica) {
        var next = new HashMap<>(shards);
        var gained = new HashSet<Integer>();
        var lost = new HashSet<Integer>();
        for (var lease : leases) {
            var tenure = shards.get(lease.shard());
            if (lease.isHeldBy(replica)) {
                if (tenure == null || tenure.token() != lease.token()) {
                    gained.add(lease.shard());
                    next.put(lease.shard(), new Tenure(lease.token(), false));
                }
            } else if (tenure != null && lease.isHeld() && lease.isSettled()) {
                lost.add(lease.shard());
                next.remove(lease.shard());
            }
        }
        return new Step(new Holdings(next), gained, lost);
    }

    /** All orders of the shard are followed, if it is still the same tenure. */
    Holdings settled(int shard, Tenure tenure) {
        if (!tenure.equals(shards.get(shard))) {
            return this;
        }
        var next = new HashMap<>(shards);
        next.put(shard, new Tenure(tenure.token(), true));
        return new Holdings(next);
    }
}
