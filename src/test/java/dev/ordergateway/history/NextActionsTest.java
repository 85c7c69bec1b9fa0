package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.fault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;

/** What the order document says of what happens next. */
@QuarkusTest
class NextActionsTest {

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void nextIsWhateverTheStatusWaitsForUntilItWaitsForNothing() {
        var order = PlacedOrder.placeAndStream();
        assertThat(nextAction(order.id())).isEqualTo(Map.of("who", "payer", "what", "pay", "at",
                order.fact("payment_deadline")));

        order.partner().becomes("WaitingForDelivery");
        order.becomes("WaitingForDelivery");
        assertThat(nextAction(order.id())).isEqualTo(Map.of("who", "partner", "what", "deliver", "at",
                since(order.id(), Duration.ofMinutes(30))));

        order.partner().becomes("Done");
        order.endsAs("Done");
        assertThat(nextAction(order.id())).isNull();
    }

    @Test
    void pageOfOrdersSaysItToo() {
        var id = PlacedOrder.placeAndStream().id();
        var found = given().get("/api/orders?limit=100").then().statusCode(200).extract().jsonPath();

        assertThat(found.getMap("data.find { it.order_id == '%s' }.next_action".formatted(id)))
                .isEqualTo(nextAction(id)).containsEntry("what", "pay");
    }

    @Test
    void orderWithoutAStreamSaysWhenItIsReadNext() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("WaitingForManualAction");
        order.becomes("WaitingForManualAction");
        assertThat(nextAction(order.id())).containsEntry("who", "partner").containsEntry("what", "review");

        order.partner().frame("event: stop\ndata: {}\n\n");

        order.isWatchedBy("polling");
        var earliest = Instant.parse(order.fact("observed_at")).plusSeconds(60);
        eventually(() -> assertThat(nextAction(order.id())).containsEntry("who", "gateway").containsEntry("what", "poll")
                .extractingByKey("at").asString().satisfies(at -> assertThat(Instant.parse(at))
                        .isBetween(earliest, Instant.now().plusSeconds(60))));
    }

    @Test
    void orderOfUnknownOutcomeIsRetiredOnlyWhereThatIsSafe() {
        var retired = unconfirmed(nested(anyEmail()));
        var kept = unconfirmed(nested(anyEmail()).replace("USER_WALLET", "GATE_PAY"));

        assertThat(nextAction(retired)).isEqualTo(Map.of("who", "gateway", "what", "retire", "at",
                since(retired, Duration.ofMinutes(195))));
        assertThat(nextAction(kept)).containsEntry("who", "operator").containsEntry("what", "decide_placement")
                .containsEntry("at", null);
    }

    @Test
    void personWhoMustDecideIsNamedUntilThatIsAcknowledged() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("WaitingForDelivery");
        order.becomes("WaitingForDelivery");
        order.partner().becomes("WaitingForPayment");
        eventually(() -> assertThat(order.attention()).containsExactly("REGRESSION_SEEN"));

        assertThat(nextAction(order.id())).containsEntry("who", "operator").containsEntry("what", "adopt_or_wait");

        Operator.acknowledge(order.id()).statusCode(200);
        assertThat(nextAction(order.id())).containsEntry("who", "partner").containsEntry("what", "deliver");
    }

    private static @Nullable Map<String, Object> nextAction(String id) {
        return order(id).statusCode(200).extract().path("next_action");
    }

    private static String since(String id, Duration later) {
        return Instant.parse(order(id).extract().path("status_since")).plus(later).toString();
    }

    private static String unconfirmed(String body) {
        fault("create", "cut");
        return place(body).statusCode(202).extract().path("order_id");
    }
}
