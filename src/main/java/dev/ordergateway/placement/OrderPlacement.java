package dev.ordergateway.placement;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.CreateAnswer;
import dev.ordergateway.order.CreateAnswer.Meaning;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Origin;
import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.partner.PartnerGateway;
import dev.ordergateway.store.Intent;
import dev.ordergateway.store.IntentStore;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.Recorded;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.store.Traces;
import dev.ordergateway.tracking.EndUsers;
import dev.ordergateway.tracking.OpenOrders;
import io.smallrye.mutiny.Uni;

/**
 * Places an order: the intent is committed first, the partner is asked at most once, the answer is recorded, the order is
 * followed. Whoever repeats the key gets what became of the first.
 */
@ApplicationScoped
public class OrderPlacement {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IntentStore intents;
    private final OrderStore store;
    private final PartnerGateway partner;
    private final EndUsers endUsers;
    private final OpenOrders openOrders;
    private final UnderWay underWay;
    private final PlacementConfig config;
    private final Clock clock;
    private final Traces traces;
    // not static: a native executable would be built with its randomness inside
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    OrderPlacement(IntentStore intents, OrderStore store, PartnerGateway partner, EndUsers endUsers, OpenOrders openOrders,
            UnderWay underWay, PlacementConfig config, Clock clock, Traces traces) {
        this.intents = intents;
        this.store = store;
        this.partner = partner;
        this.endUsers = endUsers;
        this.openOrders = openOrders;
        this.underWay = underWay;
        this.config = config;
        this.clock = clock;
        this.traces = traces;
    }

    /**
     * Goes on to its end even when nobody waits for the answer any more.
     *
     * @param caller who places it; keys and references are unique per caller
     * @param client the end user's; the one an order was first placed with stays
     */
    Uni<Placed> place(OrderBody body, String caller, @Nullable String key, @Nullable ClientContext client) {
        var at = clock.instant();
        var order = Order.placing(new OrderId(ids.generate()), at,
                new Origin(body.request(), caller, body.clientReference(), body.metadata()),
                at.plus(config.paymentWindow()));
        var intent = new Intent(order, key, body.fingerprint(), client);
        return underWay.counted(traces.continued("place order",
                () -> recorded(intent)
                        .invoke(recorded -> traces.about(recorded.stored().order().id()))
                        .chain(recorded -> proceed(recorded, client))))
                .memoize().indefinitely();
    }

    /** What cannot be said to the partner is not recorded, but a key that was used before still tells what came of it. */
    private Uni<Recorded> recorded(Intent intent) {
        var inexpressible = partner.inexpressible(intent.order().origin().request());
        return inexpressible.isEmpty() ? intents.record(intent)
                : intents.replayOf(intent).map(known -> known
                        .filter(replay -> replay.stored().order().status() != OrderStatus.PLACEMENT_FAILED)
                        .orElseThrow(() -> new OrderFailure.Invalid(
                                inexpressible.stream().map(OrderPlacement::inexpressible).toList())));
    }

    private Uni<Placed> proceed(Recorded recorded, @Nullable ClientContext client) {
        var stored = recorded.stored();
        return switch (recorded) {
            case Recorded.New _ -> ask(stored.order(), client);
            case Recorded.Known _ when stored.order().status() == OrderStatus.PLACEMENT_FAILED -> again(stored.order());
            case Recorded.Known _ -> Uni.createFrom().item(new Placed(stored, true, RETRY_AFTER));
        };
    }

    /** Of several who try again at once only the one who moves the order may ask. */
    private Uni<Placed> again(Order failed) {
        var at = clock.instant();
        return store.observe(failed.id(), new Observation.TriedAgain(at, at.plus(config.paymentWindow())))
                .chain(observed -> observed.outcome() instanceof Advanced
                        ? askForBuyer(observed.stored().order())
                        : Uni.createFrom().item(new Placed(observed.stored(), true, RETRY_AFTER)));
    }

    private Uni<Placed> askForBuyer(Order order) {
        return endUsers.of(order).chain(user -> ask(order, user.client()));
    }

    private Uni<Placed> ask(Order order, @Nullable ClientContext client) {
        return partner.create(order.origin().request(), client).chain(answer -> conclude(order, answer));
    }

    /**
     * The one moment at which the partner's id exists in this memory alone, so it is written however long that takes. The
     * caller is told after a while that nothing is known yet, and never to order again.
     */
    private Uni<Placed> conclude(Order order, CreateAnswer answer) {
        return underWay.counted(store.observe(order.id(), answer.observedAt(clock.instant(), order.memory().attempt()))
                // ends with the first success, so that its back-off never resets does not matter
                .onFailure(StoreFailure.Unavailable.class).retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely())
                .invoke(observed -> openOrders.follow(observed.stored().order(), answer.meaning() == Meaning.ATTACHED))
                .map(observed -> new Placed(observed.stored(), false, retryAfter(answer)))
                .memoize().indefinitely()
                .ifNoItem().after(PATIENCE)
                .recoverWithItem(() -> new Placed(new StoredOrder(order, null, null), false, RETRY_AFTER));
    }

    private static Duration retryAfter(CreateAnswer answer) {
        return answer instanceof CreateAnswer.Answered(_, _, _, _, Duration asked) && asked != null ? asked : RETRY_AFTER;
    }

    private static FieldError inexpressible(String field) {
        return new FieldError(field, "inexpressible", "cannot be said in the form of body the partner is sent");
    }
}
