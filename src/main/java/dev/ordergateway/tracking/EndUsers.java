package dev.ordergateway.tracking;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.EndUser;
import dev.ordergateway.partner.PartnerConfig;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoreFailure;
import io.smallrye.mutiny.Uni;

/**
 * For whom the partner is called about an order, whoever brings the call about: the order's buyer. The client context is
 * read anew for each call, so that it is told nobody from the moment the person is erased.
 */
@ApplicationScoped
public class EndUsers {

    private final PartnerConfig config;
    private final OrderStore store;

    EndUsers(PartnerConfig config, OrderStore store) {
        this.config = config;
        this.store = store;
    }

    /** Never fails: the partner can do without a client context. May be kept for as long as the order is followed. */
    public Uni<EndUser> of(Order order) {
        // not the order itself, of which each follower would keep a copy that grows old
        var id = order.id();
        var country = order.origin().request().country().orElse(null);
        return Uni.createFrom().deferred(() -> client(id)).map(client -> new EndUser(country, client.orElse(null)));
    }

    private Uni<Optional<ClientContext>> client(OrderId id) {
        return !config.forwardClientContext() ? Uni.createFrom().item(Optional.empty())
                : store.clientOf(id).onFailure(StoreFailure.class).recoverWithItem(Optional.empty());
    }
}
