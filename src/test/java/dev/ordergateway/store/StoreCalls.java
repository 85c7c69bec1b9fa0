package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import io.smallrye.mutiny.Uni;

/** Calls of the store that wait for their outcome. */
abstract class StoreCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    IntentStore intents;
    @Inject
    OrderStore store;

    Order attached() {
        var order = placed(null);
        return observe(order.id(), partnerShows(WAITING_FOR_PAYMENT).inTheCreateAnswer()).stored().order();
    }

    Order placed(@Nullable String key) {
        return await(intents.record(intent(key))).stored().order();
    }

    Intent intent(@Nullable String key) {
        return new Intent(newOrder(null), key, "fingerprint", null);
    }

    static Order newOrder(@Nullable String reference) {
        return anOrder().withId(new OrderId(UUID.randomUUID())).withReference(reference).justPlaced();
    }

    Observed observe(OrderId id, Observation observation) {
        return await(store.observe(id, observation));
    }

    List<JournalLine> history(OrderId id) {
        return await(store.history(id, 0, 1000));
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
