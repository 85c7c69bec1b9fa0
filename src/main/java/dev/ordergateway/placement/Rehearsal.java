package dev.ordergateway.placement;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;

import dev.ordergateway.history.OrderDocuments;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Origin;
import dev.ordergateway.store.Intent;
import dev.ordergateway.store.IntentStore;
import dev.ordergateway.store.OrderFilter;
import dev.ordergateway.store.OrderSearch;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** What serving callers needs, without a caller, without the partner, and without changing anything. */
@ApplicationScoped
class Rehearsal {

    private static final byte[] BODY = """
            {"deliveries": [{"kind": "giftcard", "quantity": 1,
              "deliverable": {"brand_name": "Airbnb", "country_code": "US", "denomination": "100"}}],
             "payment": {"type": "via", "coin": "USDC", "network": "Solana", "payment_via": "USER_WALLET"},
             "user": {"email": "nobody@example.com"}, "lang": "en"}""".getBytes(StandardCharsets.UTF_8);
    private static final String NOBODY = "rehearsal";
    private static final int PAGE = 20;

    private final IntentStore intents;
    private final OrderStore store;
    private final OrderSearch search;
    private final OrderDocuments documents;
    private final Clock clock;

    Rehearsal(IntentStore intents, OrderStore store, OrderSearch search, OrderDocuments documents,
            Clock clock) {
        this.intents = intents;
        this.store = store;
        this.search = search;
        this.documents = documents;
        this.clock = clock;
    }

    /** Reads an order that there is not and a page, writes documents, and looks for a key that nobody used. */
    Uni<Void> round() {
        var at = clock.instant();
        var body = OrderBody.parse(BODY);
        var order = Order.placing(new OrderId(Generators.timeBasedEpochRandomGenerator().generate()), at,
                new Origin(body.request(), NOBODY, null, body.metadata()), at.plus(Duration.ofMinutes(30)));
        return store.find(order.id()).replaceWithVoid().onFailure(StoreFailure.NotFound.class).recoverWithNull()
                .chain(() -> search.page(OrderFilter.NONE, null, PAGE))
                .invoke(page -> page.forEach(this::write))
                .invoke(() -> write(new StoredOrder(order, null, null)))
                .chain(() -> intents.replayOf(new Intent(order, order.id().toString(), body.fingerprint(), null)))
                .replaceWithVoid();
    }

    private void write(StoredOrder stored) {
        var _ = documents.jsonOf(documents.of(stored));
    }
}
