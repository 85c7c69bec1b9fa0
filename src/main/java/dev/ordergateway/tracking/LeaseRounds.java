package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.Lease;
import dev.ordergateway.store.ShardLeases;
import io.smallrye.mutiny.Uni;

/**
 * What this replica says of its shards, round for round: that it lives and keeps its share, or that it leaves. What it has
 * settled in it gives away little by little, because whoever takes it opens a stream for each order, beside all else.
 */
@ApplicationScoped
class LeaseRounds {

    private final ShardLeases leases;
    private final OwnShards own;
    private final ReplicaName name;
    private final FollowingCount following;
    private final TrackingConfig.Lease config;
    private volatile @Nullable Departure departure;

    // written by one round after the other
    private volatile int held;
    private volatile long gaveAt;

    LeaseRounds(ShardLeases leases, OwnShards own, ReplicaName name, FollowingCount following, TrackingConfig config) {
        this.leases = leases;
        this.own = own;
        this.name = name;
        this.following = following;
        this.config = config.lease();
        this.gaveAt = System.nanoTime() - this.config.renew().toNanos();
    }

    /** All shards as they stand then. One round after the other. Fails as the store does. */
    Uni<List<Lease>> next() {
        var leaving = departure;
        return (leaving == null ? renewed() : leases.offer(name.text(), config.ttl(), leaving.kept()).chain(leases::read))
                .invoke(all -> held = (int) all.stream().filter(lease -> lease.isHeldBy(name.text())).count());
    }

    /** From now on nothing is taken, and all is offered, the last of it after this time. */
    void leave(Duration within) {
        departure = new Departure(held, within, System::nanoTime);
    }

    boolean isLeaving() {
        return departure != null;
    }

    /** How long the next round can wait, unless there is a reason to be quicker; not negative. */
    Duration rest() {
        var leaving = departure;
        var rest = leaving == null ? config.renew().minus(sinceGiving()) : leaving.step();
        return Collections.min(List.of(config.renew(), Collections.max(List.of(rest, Duration.ZERO))));
    }

    private Duration sinceGiving() {
        return Duration.ofNanos(System.nanoTime() - gaveAt);
    }

    private Uni<List<Lease>> renewed() {
        boolean gives = sinceGiving().compareTo(config.renew()) >= 0;
        if (gives) {
            gaveAt = System.nanoTime();
        }
        return leases.renew(name.text(), config.ttl(), own.settled(), following.report(), gives);
    }
}
