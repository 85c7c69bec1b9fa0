package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.Hint;
import dev.ordergateway.store.Hints;
import dev.ordergateway.store.Lease;
import dev.ordergateway.store.ShardLeases;
import dev.ordergateway.tracking.Holdings.Step;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Keeps this replica's share of the shards, begins to follow what it gains and ends what others have settled in. */
@ApplicationScoped
class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    /** How long hints gather before a round, so that many of them are no storm. */
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration TROUBLE = Duration.ofSeconds(1);
    /** Whoever has a shard now may not yet have heard of an order that was placed in it just before. */
    private static final Duration LINGERING = Duration.ofSeconds(3);
    /** Of a round; no more than keep the start rate busy: each is followed by two replicas until its last stream is open. */
    private static final int SWEEPS = 2;
    private static final Step NO_STEP = new Step(Holdings.NONE, Set.of(), Set.of());

    private final LeaseRounds rounds;
    private final ShardLeases leases;
    private final OwnShards own;
    private final ReplicaName name;
    private final Sweep sweep;
    private final OpenOrders openOrders;
    private final Hints hints;
    private final StoreWatch store;
    private final Pause pause;
    private final TrackingConfig config;
    private final TrackingMeter meter;
    private final Bell bell;
    private final Waiters gone = new Waiters();
    private volatile Cancellable keeping = () -> {
    };

    // written by one round after the other
    private @Nullable Set<Lease> mine;

    LeaseKeeper(LeaseRounds rounds, ShardLeases leases, OwnShards own, ReplicaName name, Sweep sweep, OpenOrders openOrders,
            Hints hints, StoreWatch store, Pause pause, TrackingConfig config, TrackingMeter meter) {
        this.rounds = rounds;
        this.leases = leases;
        this.own = own;
        this.name = name;
        this.sweep = sweep;
        this.openOrders = openOrders;
        this.hints = hints;
        this.store = store;
        this.pause = pause;
        this.config = config;
        this.meter = meter;
        this.bell = new Bell(pause);
    }

    void start(@Observes StartupEvent start) {
        var lease = config.lease();
        if (lease.renew().compareTo(lease.ttl()) >= 0) {
            throw new IllegalArgumentException("tracking.lease.renew must be shorter than tracking.lease.ttl");
        }
        if (config.enabled()) {
            bell.ring();
            keeping = Multi.createBy().repeating().uni(() -> untilNext().chain(this::round)).indefinitely()
                    .onItem().transformToUni(this::carriedOut).merge()
                    .subscribe().with(
                            _ -> LOG.trace("shards taken over and left"),
                            failure -> LOG.error("keeping shards ended by a fault of its own", failure));
        }
    }

    void hear(@Observes Hint hint) {
        if (hint instanceof Hint.LeasesMoved) {
            bell.ring();
        }
    }

    /**
     * Offers everything to the others, the last of it after this time; completes when they follow it and this replica does
     * not, or when there are none.
     */
    Uni<Void> leave(Duration within) {
        return Uni.createFrom().deferred(() -> {
            rounds.leave(within);
            bell.ring();
            return config.enabled() ? gone.next() : Uni.createFrom().voidItem();
        });
    }

    void stop() {
        keeping.cancel();
    }

    /** Never fails. */
    private Uni<Step> round() {
        return Uni.createFrom().deferred(rounds::next)
                // time enough for another try before the leases end
                .ifNoItem().after(config.lease().ttl().dividedBy(2)).fail()
                .invoke(store::answered)
                .invoke(this::tell)
                // never cut short: what is gained here must be taken over
                .map(own::seen)
                .invoke(this::note)
                .call(() -> rounds.isLeaving() ? endWhenLeft() : Uni.createFrom().voidItem())
                .onFailure().invoke(store::failed)
                .onFailure().recoverWithItem(NO_STEP);
    }

    private void note(Step step) {
        meter.leases(step.gained().size(), step.lost().size());
        if (!step.gained().isEmpty() || !step.lost().isEmpty()) {
            LOG.infof("shards gained=%s lost=%s following=%d", step.gained(), step.lost(), own.count());
        }
    }

    /** Never fails, because what the round brought must be carried out. */
    private Uni<?> endWhenLeft() {
        return leases.isAlone(name.text()).invoke(isAlone -> {
            if (isAlone || (own.isNone() && openOrders.trackers().isEmpty())) {
                gone.wakeAll();
            }
        }).onFailure().invoke(store::failed).onFailure().recoverWithNull();
    }

    /** The others have something to do when what is known of this replica has changed. */
    private void tell(List<Lease> seen) {
        var now = seen.stream().filter(lease -> name.text().equals(lease.owner())).collect(Collectors.toSet());
        if (!now.equals(mine)) {
            mine = now;
            hints.leasesMoved();
        }
    }

    private Uni<Void> untilNext() {
        return bell.rungWithin(store.isAway() ? TROUBLE : rounds.rest()).chain(() -> pause.of(SOON));
    }

    private Uni<Void> carriedOut(Step step) {
        return Uni.join().all(takenOver(step), left(step.lost())).andFailFast().replaceWithVoid();
    }

    private Uni<Void> takenOver(Step step) {
        return Multi.createFrom().iterable(step.gained())
                .onItem().transformToUni(shard -> begun(shard).map(_ -> sweep.watched(Set.of(shard))
                        .invoke(() -> own.settle(shard, Objects.requireNonNull(step.holdings().shards().get(shard))))
                        .invoke(bell::ring)))
                .merge(SWEEPS)
                .onItem().transformToUni(settled -> settled).merge()
                .onItem().ignoreAsUni();
    }

    /** Never fails. */
    private Uni<Void> left(Set<Integer> lost) {
        return lost.isEmpty() ? Uni.createFrom().voidItem() : pause.of(LINGERING).invoke(() -> {
            openOrders.leave(own.without(lost));
            bell.ring();
        })
                .onFailure().invoke(failure -> LOG.errorf(failure, "orders that others follow were not left shards=%s", lost))
                .onFailure().recoverWithNull();
    }

    /** Never fails; over and over until the database answers. */
    private Uni<Void> begun(int shard) {
        return sweep.begin(Set.of(shard))
                .onFailure().invoke(failure -> LOG.warnf("a shard could not be taken over yet shard=%d: %s", shard, failure))
                .onFailure().recoverWithUni(() -> store.back(TROUBLE).chain(() -> begun(shard)));
    }
}
