package dev.ordergateway.tracking;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.Order;
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

    /** Never fails: the partner can do without a client context. */
    public Uni<EndUser> of(Order order) {
        return client(order).map(client -> EndUser.of(order.origin().request(), client.orElse(null)));
    }

    private Uni<Optional<ClientContext>> client(Order order) {
        return !config.forwardClientContext() ? Uni.createFrom().item(Optional.empty())
                : store.clientOf(order.id()).onFailure(StoreFailure.class).recoverWithItem(Optional.empty());
    }
}
