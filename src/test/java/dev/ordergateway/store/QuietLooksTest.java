package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Observation.NotFound;
import dev.ordergateway.order.Observation.Shown;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Source;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerShows;
import io.quarkus.test.junit.QuarkusTest;

/** Looks at orders at rest. */
@QuarkusTest
class QuietLooksTest extends GatheringCalls {

    @Inject
    Database tables;

    @Test
    void looksThatFoundNothingNewAreNotedAndNothingElse() {
        var orders = attached(3);

        var looks = orders.stream().map(order -> submitAtRest(order, WAITING_FOR_PAYMENT)).toList();

        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            assertThat(answer(looks.get(i)).outcome()).isEqualTo(new Outcome.Unchanged(order));
            var stored = await(store.find(order.id()));
            assertThat(stored.order()).isEqualTo(order);
            assertThat(stored).isEqualTo(answer(looks.get(i)).stored());
            assertThat(stored.observedBy()).isEqualTo("poll");
            assertThat(history(order.id())).hasSize(2);
        }
    }

    @Test
    void looksOfSomeSecondsAreWrittenTogether() throws SQLException {
        var orders = attached(20);

        orders.stream().map(order -> submitAtRest(order, WAITING_FOR_PAYMENT)).toList().forEach(GatheringCalls::answer);

        var ids = orders.stream().map(order -> "'" + order.id() + "'").toList();
        assertThat(tables.texts("select distinct xmin from orders where id in (" + String.join(",", ids) + ")")).hasSize(1);
    }

    @Test
    void newsIsStoredAtOnce() {
        var order = attached();

        var observed = answer(submitAtRest(order, WAITING_FOR_DELIVERY));

        assertThat(observed.outcome()).isInstanceOf(Outcome.Advanced.class);
        assertThat(await(store.find(order.id())).order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void orderThatIsNotAsItWasKnownDecidesItself() {
        var order = attached();
        observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());

        var observed = answer(submitAtRest(order, WAITING_FOR_PAYMENT));

        assertThat(observed.outcome()).isInstanceOf(Outcome.Disregarded.class);
        assertThat(observed.stored().order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void orderWithAnOpenClaimDecidesItself() {
        var id = attached().id();
        observe(id, partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        observe(id, partnerShows(WAITING_FOR_PAYMENT).inAMessage());
        var known = observe(id, partnerShows(WAITING_FOR_DELIVERY).inAMessage()).stored().order();
        var claimed = observe(id, partnerShows(WAITING_FOR_PAYMENT).inAMessage()).stored().order();
        assertThat(claimed.version()).as("no caller can see that").isEqualTo(known.version());

        var observed = answer(submitAtRest(known, WAITING_FOR_DELIVERY));

        assertThat(observed.stored().order().memory().claim()).isNull();
        assertThat(await(store.find(id)).order().memory().claim()).isNull();
    }

    @Test
    void orderThatThePartnerDidNotKnowDecidesItself() {
        var known = attached();
        observe(known.id(), new NotFound(Source.POLL, PartnerShows.SHOWN_AT));

        var observed = answer(submitAtRest(known, WAITING_FOR_PAYMENT));

        assertThat(observed.stored().order().memory().absence()).isNull();
    }

    @Test
    void laterSightIsNotOverwritten() {
        var order = attached();
        var later = PartnerShows.SHOWN_AT.plusSeconds(60);
        observe(order.id(), new Shown(Source.STREAM, later, partnerShows(WAITING_FOR_PAYMENT).order(), null));

        answer(submitAtRest(order, WAITING_FOR_PAYMENT));

        assertThat(await(store.find(order.id())).observedAt()).isEqualTo(later);
    }

    @Test
    void lockedOrderHoldsUpNobodyElse() throws SQLException {
        var orders = attached(2);
        List<CompletableFuture<Observed>> looks;

        try (var lock = uncommitted("select 1 from orders where id = '" + orders.getFirst().id() + "' for update")) {
            looks = orders.stream().map(order -> submitAtRest(order, WAITING_FOR_PAYMENT)).toList();
            answer(looks.getLast());
            assertThat(looks.getFirst()).isNotDone();
            lock.rollback();
        }

        assertThat(answer(looks.getFirst()).outcome()).isInstanceOf(Outcome.Unchanged.class);
    }

    private CompletableFuture<Observed> submitAtRest(Order order, OrderStatus shown) {
        return groupCommit.observeAtRest(order, partnerShows(shown).inAFreshAnswer(order)).subscribeAsCompletionStage();
    }
}
