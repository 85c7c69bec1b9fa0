package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.Observed;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** Reads an order at the partner because somebody asked, at most once a second per order however many ask. */
@ApplicationScoped
public class Reconciliation {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final RealEffects effects;
    private final OpenOrders openOrders;
    private final Pause pause;
    private final Clock clock;
    private final ConcurrentMap<OrderId, Uni<StoredOrder>> looks = new ConcurrentHashMap<>();

    Reconciliation(RealEffects effects, OpenOrders openOrders, Pause pause, Clock clock) {
        this.effects = effects;
        this.openOrders = openOrders;
        this.pause = pause;
        this.clock = clock;
    }

    /** The order after a look of at most a second ago; as it was when the partner does not answer or does not have it. */
    public Uni<StoredOrder> look(StoredOrder stored) {
        return stored.order().partnerOrderId() == null ? Uni.createFrom().item(stored)
                : reconcile(stored).onFailure(PartnerFailure.class).recoverWithItem(stored);
    }

    /**
     * The same for an order that the partner has, but fails with a {@link PartnerFailure} when there was no answer.
     */
    public Uni<StoredOrder> reconcile(StoredOrder stored) {
        return looks.computeIfAbsent(stored.order().id(), _ -> shared(stored.order()));
    }

    private Uni<StoredOrder> shared(Order order) {
        return Look.at(order, effects.on(order), clock)
                .map(Observed::stored)
                // one that had ended may have begun to move again
                .invoke(looked -> openOrders.follow(looked.order(), false))
                .onTermination().invoke(() -> pause.then(SHARED_FOR, () -> looks.remove(order.id())))
                .memoize().indefinitely();
    }
}
