package dev.ordergateway.tracking;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

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

    private static final int PAGE = 5000;
    private static final int ROWS = 500;

    private final OrderStore store;
    private final OpenOrders openOrders;
    private final Clock clock;

    Sweep(OrderStore store, OpenOrders openOrders, Clock clock) {
        this.store = store;
        this.openOrders = openOrders;
        this.clock = clock;
    }

    /**
     * Begins to follow them; each must be read, because nobody knows since when it was not followed. Completes when each is
     * watched in some way. Fails as the store does, and may simply be done again.
     */
    Uni<Void> over(Set<Integer> shards) {
        return shards.isEmpty() ? Uni.createFrom().voidItem()
                : Multi.createBy().repeating().uni(() -> new Pages(shards), Pages::next).whilst(page -> page.size() == PAGE)
                        .onItem().<OrderId> disjoint()
                        .select().where(id -> !openOrders.isFollowed(id))
                        .group().intoLists().of(ROWS)
                        .onItem().transformToUniAndConcatenate(store::findAll)
                        .onItem().<StoredOrder> disjoint()
                        .onItem().transform(stored -> openOrders.begin(stored.order(), true))
                        .collect().asList()
                        .chain(begun -> Uni.createFrom().completionStage(allOf(begun)));
    }

    private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> begun) {
        return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
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
