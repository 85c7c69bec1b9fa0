package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Finds the stored orders of some shards that need following and are not followed yet. */
@ApplicationScoped
class Sweep {

    /** Ids only; so many that the next page is seldom needed. */
    private static final int PAGE = 20_000;
    private static final int ROWS = 500;

    private final OrderStore store;
    private final OpenOrders openOrders;
    private final StreamGate gate;
    private final Pause pause;
    private final Duration bearable;
    private final Clock clock;

    Sweep(OrderStore store, OpenOrders openOrders, StreamGate gate, Pause pause, TrackingConfig config, Clock clock) {
        this.store = store;
        this.openOrders = openOrders;
        this.gate = gate;
        this.pause = pause;
        this.bearable = config.lease().ttl().dividedBy(2);
        this.clock = clock;
    }

    /** Begins to follow them, and completes when all are watched. Fails as {@link #begin} does. */
    Uni<Void> over(Set<Integer> shards) {
        return begin(shards).chain(() -> watched(shards));
    }

    /**
     * Begins to follow them; each must be read, because nobody knows since when it was not followed. Fails as the store
     * does, and may simply be done again.
     */
    Uni<Void> begin(Set<Integer> shards) {
        return shards.isEmpty() ? Uni.createFrom().voidItem()
                : unfollowed(shards)
                        .group().intoLists().of(ROWS)
                        .onItem().transformToUniAndConcatenate(store::findAll)
                        .onItem().<StoredOrder> disjoint()
                        .invoke(stored -> openOrders.begin(stored.order(), true))
                        .onItem().ignoreAsUni();
    }

    /**
     * Completes when each order of these shards that is followed, those included that a hint told of meanwhile, is watched in
     * some way; those whose streams the partner does not answer are waited for only as long as is bearable for the others,
     * which two replicas follow meanwhile. Never fails.
     */
    Uni<Void> watched(Set<Integer> shards) {
        return Uni.combine().any().of(allWatched(shards), gate.turn().chain(() -> pause.of(bearable)));
    }

    private Uni<Void> allWatched(Set<Integer> shards) {
        return Uni.createFrom().deferred(() -> {
            var begun = openOrders.begun(shards);
            return begun.isDone() ? Uni.createFrom().voidItem()
                    : Uni.createFrom().completionStage(begun).chain(() -> allWatched(shards));
        });
    }

    /** Those that are not followed here. Fails as the store does. */
    Multi<OrderId> unfollowed(Set<Integer> shards) {
        return Multi.createBy().repeating().uni(() -> new Pages(shards), Pages::next).whilst(page -> page.size() == PAGE)
                .onItem().<OrderId> disjoint()
                .select().where(id -> !openOrders.isFollowed(id));
    }

    private final class Pages {

        private final Set<Integer> shards;
        private @Nullable OrderId last;

        Pages(Set<Integer> shards) {
            this.shards = shards;
        }

        Uni<List<OrderId>> next() {
            return store.needingFollowing(shards, last, clock.instant().minus(Deadlines.CODES), PAGE).invoke(page -> {
                if (!page.isEmpty()) {
                    last = page.getLast();
                }
            });
        }
    }
}
