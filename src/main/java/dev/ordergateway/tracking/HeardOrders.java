package dev.ordergateway.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Hint;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.ReadSoon;

/** Follows the orders of this replica's shards that were placed or moved on another. */
@ApplicationScoped
class HeardOrders {

    private final OwnShards own;
    private final ReadSoon changed;
    private final ReadSoon lookOwed;

    HeardOrders(OwnShards own, OrderStore store, OpenOrders openOrders) {
        this.own = own;
        this.changed = new ReadSoon(store, stored -> openOrders.follow(stored.order(), false));
        this.lookOwed = new ReadSoon(store, stored -> openOrders.follow(stored.order(), true));
    }

    void hear(@Observes Hint hint) {
        if (hint instanceof Hint.Changed(OrderId id, boolean isLookOwed) && own.follow(id)) {
            (isLookOwed ? lookOwed : changed).add(id);
        }
    }
}
