package dev.ordergateway.tracking;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerControl.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Intent;
import dev.ordergateway.store.IntentStore;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PassingTime;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What hours do to an order, with the clock put forward and the partner at the other end. */
@QuarkusTest
@TestProfile(PassingTime.class)
class DueOrdersTest {

    @Inject
    MovedClock clock;
    @Inject
    IntentStore intents;

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void passedDeadlineMakesUsLookAndIsFlaggedButOnlyThePartnerExpiresAnOrder() {
        var order = PlacedOrder.placeAndStream();
        int reads = order.partner().fetches();

        clock.pass(Duration.ofMinutes(31));

        isFlagged(order, "OVERDUE_PAYMENT");
        assertThat(order.fact("status")).isEqualTo("WaitingForPayment");
        assertThat(order.partner().fetches()).isGreaterThan(reads);
        assertThat(order.journal()).last().isEqualTo("timer: OVERDUE_PAYMENT null x1");
    }

    @Test
    void deadlineThatThePartnerHasNoticedTooRaisesNoFlag() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesSilently("Expired");

        clock.pass(Duration.ofMinutes(31));

        order.becomes("Expired");
        assertThat(order.attention()).isEmpty();
    }

    @Test
    void deliveryThatTakesLongIsFlagged() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("WaitingForDelivery");
        order.becomes("WaitingForDelivery");

        clock.pass(Duration.ofMinutes(31));

        isFlagged(order, "OVERDUE_DELIVERY");
    }

    @Test
    void orderDoneWithoutCodesIsFlaggedAfterADay() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomesDoneWithoutCodes();
        order.becomes("Done");

        clock.pass(Duration.ofHours(25));

        isFlagged(order, "PARTIAL_DELIVERY");
        order.isWatchedBy("ended");
    }

    @Test
    void orderThatThePartnerDoesNotKnowAnyMoreIsFlagged() {
        var order = PlacedOrder.placeAndStream();
        order.partner().alwaysFails("fetch", "status_404");
        order.partner().alwaysFails("subscribe", "status_404");
        order.partner().drop();
        eventually(() -> assertThat(order.journal()).last().asString().startsWith("poll: NOT_FOUND null x"));
        order.isWatchedBy("polling");

        clock.pass(Duration.ofMinutes(16));

        eventually(() -> assertThat(order.attention()).contains("PARTNER_MISSING"));
        assertThat(order.fact("status")).isEqualTo("WaitingForPayment");
    }

    @Test
    void orderWhoseReplicaDiedWhilePlacingIsUnconfirmed() {
        var order = anOrder().withId(new OrderId(UUID.randomUUID())).justPlaced();
        intents.record(new Intent(order, null, "fingerprint", null)).await().atMost(Duration.ofSeconds(30));

        Gateway.awaitStatus(order.id().toString(), "Unconfirmed");

        Gateway.order(order.id() + "/history").body("data[-1].source", equalTo("timer"))
                .body("data[-1].reason", equalTo("AMBIGUOUS_PLACEMENT"));
    }

    @Test
    void orderThatWaitsInTheSlowRhythmIsFollowedAsBeforeOnceItMoves() {
        var order = PlacedOrder.placeAndStream();
        order.partner().frame("event: stop\n\n");
        order.isWatchedBy("polling");
        clock.pass(Duration.ofMinutes(31));
        isFlagged(order, "OVERDUE_PAYMENT");
        order.partner().becomesSilently("WaitingForDelivery");

        Operator.reconcile(order.id()).statusCode(200).body("status", equalTo("WaitingForDelivery"));

        order.isWatchedBy("streaming");
        order.partner().becomes("Done");
        order.endsAs("Done");
    }

    @Test
    void unconfirmedOrderThatNobodyCanPayIsRetired() {
        fault("create", "cut");
        String id = place(nested(anyEmail())).statusCode(202).extract().path("order_id");

        clock.pass(Duration.ofMinutes(196));

        Gateway.awaitStatus(id, "Rejected");
        Gateway.order(id).body("failure.code", equalTo("not_confirmed"));
        Gateway.order(id + "/history").body("data[-1].source", equalTo("timer"));
    }

    @Test
    void unconfirmedOrderOnAnotherRouteIsKeptForAPerson() {
        fault("create", "cut");
        var body = nested(anyEmail()).replace("USER_WALLET", "GATE_PAY");
        String id = place(body).statusCode(202).extract().path("order_id");
        fault("create", "cut");
        String other = place(nested(anyEmail())).statusCode(202).extract().path("order_id");

        clock.pass(Duration.ofMinutes(196));

        Gateway.awaitStatus(other, "Rejected");
        Gateway.order(id).body("status", equalTo("Unconfirmed"));
    }

    @Test
    void stateThatTwoReadsAgreeUponIsAdoptedAndFollowed() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("Done");
        order.endsAs("Done");
        order.partner().becomesSilently("WaitingForDelivery");
        Operator.adopt(order.id()).statusCode(409);

        clock.pass(Duration.ofMinutes(1));

        Operator.adopt(order.id()).statusCode(200).body("status", equalTo("WaitingForDelivery"));
        order.isWatchedBy("streaming");
        order.partner().becomes("Done");
        order.endsAs("Done");
        assertThat(order.journal()).contains("operator: NOT_AGREED WaitingForDelivery x1",
                "operator: Done -> WaitingForDelivery");
    }

    private static void isFlagged(PlacedOrder order, String flag) {
        eventually(() -> assertThat(order.attention()).containsExactly(flag));
    }
}
