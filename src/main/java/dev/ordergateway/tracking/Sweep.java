package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
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

    private static final Logger LOG = Logger.getLogger(Sweep.class);

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
     * does, and may simply be done again; but one that cannot be read is passed over.
     */
    Uni<Void> begin(Set<Integer> shards) {
        return shards.isEmpty() ? Uni.createFrom().voidItem()
                : unfollowed(shards)
                        .group().intoLists().of(ROWS)
                        .onItem().transformToUniAndConcatenate(this::readable)
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

    /**
     * One that cannot be read keeps none of the others from being followed. They are told apart only while the database
     * answers another question: else it fails as the store does.
     */
    private Uni<List<StoredOrder>> readable(List<OrderId> ids) {
        return store.findAll(ids).onFailure().recoverWithUni(() -> page(Set.of(), null, 1).chain(() -> apart(ids)));
    }

    private Uni<List<StoredOrder>> apart(List<OrderId> ids) {
        if (ids.size() == 1) {
            LOG.warnf("an order cannot be read and is not followed, the audit says why orderId=%s", ids.getFirst());
            return Uni.createFrom().item(List.of());
        }
        int half = ids.size() / 2;
        return Multi.createFrom().items(ids.subList(0, half), ids.subList(half, ids.size()))
                .onItem().transformToUniAndConcatenate(this::readable)
                .onItem().<StoredOrder> disjoint()
                .collect().asList();
    }

    private Uni<List<OrderId>> page(Set<Integer> shards, @Nullable OrderId after, int most) {
        return store.needingFollowing(shards, after, clock.instant().minus(Deadlines.CODES), most);
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
            return page(shards, last, PAGE).invoke(page -> {
                if (!page.isEmpty()) {
                    last = page.getLast();
                }
            });
        }
    }
}
