package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;

/** What is forgotten of orders that go on. */
@QuarkusTest
class ErasuresTest extends StoreCalls {

    @Inject
    Erasures erasures;
    @Inject
    Database database;

    @Test
    void whatThePartnerShowedGoesAndComesBackWithoutThePerson() throws SQLException {
        var email = Bodies.anyEmail();
        var payment = Orders.anOrder().waitingForPayment().payment();
        var order = Orders.anOrder().withId(new OrderId(UUID.randomUUID())).boughtBy(email).justPlaced();
        await(intents.record(new Intent(order, null, "fingerprint", null)));
        observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).payment(payment).inTheCreateAnswer());
        var another = attached();

        await(erasures.eraseAll(email, Act.of("alice", "asked to"), Orders.CHANGED_AT));

        var mine = " where order_id = '" + order.id() + "'";
        assertThat(database.texts("select body from payloads" + mine)).isEmpty();
        assertThat(database.texts("select shown_sha256 from journal" + mine)).containsOnlyNulls();

        assertThat(database.texts("select body from payloads where order_id = '" + another.id() + "'")).hasSize(1);

        observe(order.id(), partnerShows(WAITING_FOR_MANUAL_ACTION).payment(payment).inAMessage());
        assertThat(database.texts("select body from payloads" + mine)).singleElement().asString()
                .contains("WaitingForManualAction", "101.48").doesNotContain("SAMPLEaddress");
    }

    @Test
    void whatFailsToBePlacedAfterItsErasureIsNotTriedAgainForNobody() {
        var key = Bodies.unique("key");
        var order = placed(key);
        observe(order.id(), new Observation.Erased(Orders.CHANGED_AT));

        var failed = observe(order.id(), new Observation.NotCreated(Orders.CHANGED_AT, 1));

        assertThat(failed.stored().order().status()).isEqualTo(OrderStatus.PLACEMENT_FAILED);
        assertThat(await(intents.record(intent(key)))).isInstanceOf(Recorded.New.class);
    }
}
