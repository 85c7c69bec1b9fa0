package dev.ordergateway.history;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderChanges;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Multi;

/** One order's versions as they are committed, beginning with the one it has now. */
@ApplicationScoped
class OrderStream {

    private final OrderStore store;
    private final OrderChanges changes;

    OrderStream(OrderStore store, OrderChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Versions ascend and may skip; the newest always arrives. Never completes by itself. */
    Multi<StoredOrder> of(OrderId id) {
        return Multi.createFrom().deferred(() -> {
            var newest = new Newest();
            // listening begins before the order is read, so that no commit falls between the two
            return Multi.createBy().merging().withRequests(1).streams(changes.of(id), store.find(id).toMulti())
                    .select().where(newest::isPassedBy);
        });
    }

    private static final class Newest {

        private int version;

        boolean isPassedBy(StoredOrder stored) {
            boolean passed = stored.order().version() > version;
            version = Math.max(version, stored.order().version());
            return passed;
        }
    }
}
