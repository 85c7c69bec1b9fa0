package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Observation.NotFound;
import dev.ordergateway.order.Observation.Shown;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Source;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerShows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;

/** Looks at orders at rest. */
@QuarkusTest
class QuietLooksTest extends GatheringCalls {

    private final Set<OrderId> outdated = ConcurrentHashMap.newKeySet();

    @Inject
    Database tables;
    @Inject
    QuietLooks quietLooks;

    @Test
    void looksThatFoundNothingNewAreNotedAndNothingElse() {
        var orders = attached(3);

        var looks = orders.stream().map(order -> observeAtRest(order, WAITING_FOR_PAYMENT)).toList();

        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            var look = looks.get(i);
            assertThat(look.outcome()).isEqualTo(new Outcome.Unchanged(order));
            eventually(() -> assertThat(stored(order)).isEqualTo(look.stored()));
            assertThat(history(order.id())).hasSize(2);
        }
        assertThat(outdated).isEmpty();
    }

    @Test
    void looksOfSomeSecondsAreWrittenTogether() throws SQLException {
        var orders = attached(20);

        orders.forEach(order -> observeAtRest(order, WAITING_FOR_PAYMENT));

        eventually(() -> assertThat(stored(orders.getLast()).observedBy()).isEqualTo("poll"));
        var ids = orders.stream().map(order -> "'" + order.id() + "'").toList();
        assertThat(tables.texts("select distinct xmin from orders where id in (" + String.join(",", ids) + ")")).hasSize(1);
    }

    @Test
    void whatHasGatheredWhenTheApplicationEndsIsNotWritten() {
        var orders = attached(2);

        observeAtRest(orders.getFirst(), WAITING_FOR_PAYMENT);
        quietLooks.end(new ShutdownEvent());
        observeAtRest(orders.getLast(), WAITING_FOR_PAYMENT);

        eventually(() -> assertThat(stored(orders.getLast()).observedBy()).isEqualTo("poll"));
        assertThat(stored(orders.getFirst()).observedBy()).isNotEqualTo("poll");
    }

    @Test
    void newsIsStoredAtOnce() {
        var order = attached();

        var observed = observeAtRest(order, WAITING_FOR_DELIVERY);

        assertThat(observed.outcome()).isInstanceOf(Outcome.Advanced.class);
        assertThat(stored(order).order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void orderThatIsNotAsItWasKnownIsOutdated() {
        var order = attached();
        observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());

        observeAtRest(order, WAITING_FOR_PAYMENT);

        isOutdated(order);
    }

    @Test
    void orderWithAnOpenClaimIsOutdated() {
        var id = attached().id();
        observe(id, partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        observe(id, partnerShows(WAITING_FOR_PAYMENT).inAMessage());
        var known = observe(id, partnerShows(WAITING_FOR_DELIVERY).inAMessage()).stored().order();
        var claimed = observe(id, partnerShows(WAITING_FOR_PAYMENT).inAMessage()).stored().order();
        assertThat(claimed.version()).as("no caller can see that").isEqualTo(known.version());

        observeAtRest(known, WAITING_FOR_DELIVERY);

        isOutdated(known);
    }

    @Test
    void orderThatThePartnerDidNotKnowIsOutdated() {
        var known = attached();
        observe(known.id(), new NotFound(Source.POLL, PartnerShows.SHOWN_AT));

        observeAtRest(known, WAITING_FOR_PAYMENT);

        isOutdated(known);
    }

    @Test
    void laterSightIsNotOverwritten() {
        var orders = attached(2);
        var later = new Shown(Source.STREAM, PartnerShows.SHOWN_AT.plusSeconds(60), partnerShows(WAITING_FOR_PAYMENT).order(),
                null);
        var seen = observe(orders.getFirst().id(), later).stored();

        orders.forEach(order -> observeAtRest(order, WAITING_FOR_PAYMENT));

        eventually(() -> assertThat(stored(orders.getLast()).observedBy()).isEqualTo("poll"));
        assertThat(stored(orders.getFirst())).isEqualTo(seen);
    }

    @Test
    void lockedOrderHoldsUpNobodyElse() throws SQLException {
        var orders = attached(2);

        try (var lock = uncommitted("select 1 from orders where id = '" + orders.getFirst().id() + "' for update")) {
            orders.forEach(order -> observeAtRest(order, WAITING_FOR_PAYMENT));

            eventually(() -> assertThat(stored(orders.getLast()).observedBy()).isEqualTo("poll"));
            isOutdated(orders.getFirst());
            lock.rollback();
        }
    }

    private Observed observeAtRest(Order order, OrderStatus shown) {
        return await(groupCommit.observeAtRest(order, partnerShows(shown).inAFreshAnswer(order),
                () -> outdated.add(order.id())));
    }

    private StoredOrder stored(Order order) {
        return await(store.find(order.id()));
    }

    private void isOutdated(Order order) {
        eventually(() -> assertThat(outdated).containsExactly(order.id()));
        assertThat(stored(order).observedBy()).isNotEqualTo("poll");
    }
}
