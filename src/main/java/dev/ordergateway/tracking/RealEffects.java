package dev.ordergateway.tracking;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Order;
import dev.ordergateway.partner.OrderFeed;
import dev.ordergateway.partner.PartnerGateway;
import dev.ordergateway.store.OrderStore;

/** The effects on the real partner and the real store. */
@ApplicationScoped
class RealEffects {

    private final EndUsers endUsers;
    private final OrderFeed feed;
    private final PartnerGateway partner;
    private final OrderStore store;
    private final Pause pause;
    private final TrackingConfig config;

    RealEffects(EndUsers endUsers, OrderFeed feed, PartnerGateway partner, OrderStore store, Pause pause,
            TrackingConfig config) {
        this.endUsers = endUsers;
        this.feed = feed;
        this.partner = partner;
        this.store = store;
        this.pause = pause;
        this.config = config;
    }

    /** For an order whose partner id is known. */
    Effects on(Order order) {
        var partnerId = Objects.requireNonNull(order.partnerOrderId());
        return new Effects(
                () -> endUsers.of(order).onItem()
                        .transformToMulti(user -> feed.open(partnerId, user, config.deadAfter(), config.maxQuiet())),
                () -> endUsers.of(order).chain(user -> partner.fetch(partnerId, user)),
                observation -> store.observe(order.id(), observation),
                pause::of);
    }
}
