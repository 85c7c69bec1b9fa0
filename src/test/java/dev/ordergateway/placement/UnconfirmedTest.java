package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.count;
import static dev.ordergateway.support.PartnerControl.fault;
import static dev.ordergateway.support.PartnerControl.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import io.quarkus.test.junit.QuarkusTest;

/** Orders of which nobody knows whether the partner has them, until an operator finds out. */
@QuarkusTest
class UnconfirmedTest {

    private final String email = anyEmail();
    private final String key = unique("key");

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    /** The partner created the order, and only the answer was lost. */
    @ParameterizedTest
    @ValueSource(strings = { "cut", "hang", "truncated" })
    void orderThePartnerHasIsAttachedAndComesToItsEnd(String fault) {
        var id = unconfirmed(fault);
        var partnerOrderId = ordersOf(email).getFirst();

        Operator.attach(id, partnerOrderId).statusCode(200).body("partner_order_id", nullValue());
        order(id).body("partner_order_id", equalTo(partnerOrderId));

        awaitStatus(id, "Done");
        assertThat(ordersOf(email)).containsExactly(partnerOrderId);
    }

    /** The partner answered nonsense; here it has the order under some other name. */
    @ParameterizedTest
    @ValueSource(strings = { "html", "status_500", "refuse" })
    void orderFoundByOtherMeansIsAttachedToo(String fault) {
        var id = unconfirmed(fault);

        Operator.attach(id, PartnerOrderControl.create().id()).statusCode(200);

        awaitStatus(id, "Done");
    }

    @Test
    void promise3NothingIsSentAgainHoweverOftenTheKeyIsRepeated() {
        int before = count("create_calls");
        var id = unconfirmed("cut");

        for (int i = 0; i < 3; i++) {
            place(nested(email), key).statusCode(202).header("Idempotency-Replayed", equalTo("true"))
                    .body("order_id", equalTo(id));
        }

        assertThat(count("create_calls")).isEqualTo(before + 1);
        assertThat(ordersOf(email)).hasSize(1);
    }

    @Test
    void orderDeclaredNotPlacedIsRejectedAndMayBeFoundAfterAll() {
        var id = unconfirmed("cut");

        Operator.declareNotPlaced(id).statusCode(200)
                .body("status", equalTo("Rejected"))
                .body("failure.code", equalTo("not_confirmed"));
        place(nested(email), key).statusCode(422).body("code", equalTo("order_refused"))
                .header("Idempotency-Replayed", equalTo("true"));

        Operator.attach(id, ordersOf(email).getFirst()).statusCode(200).body("failure", nullValue());
        awaitStatus(id, "Done");
        place(nested(email), key).statusCode(200);
        assertThat(ordersOf(email)).hasSize(1);
    }

    @Test
    void historyTellsWhoDecidedWhatAndWhy() {
        var id = unconfirmed("cut");

        Operator.declareNotPlaced(id);

        order(id + "/history")
                .body("data.to", contains("Placing", "Unconfirmed", "Rejected"))
                .body("data.source", contains("placement", "placement", "operator"))
                .body("data.by", contains(nullValue(), nullValue(), equalTo("anonymous")))
                .body("data.reason", contains(nullValue(), equalTo("AMBIGUOUS_PLACEMENT"),
                        equalTo("the partner's desk does not know it")));
        order(id).body("attention", hasItem("AMBIGUOUS_PLACEMENT"));
    }

    @Test
    void oneOrderOfThePartnersIsNotAttachedTwice() {
        var first = unconfirmed("cut");
        var partnerOrderId = ordersOf(email).getFirst();
        Operator.attach(first, partnerOrderId).statusCode(200);
        fault("create", "cut");
        String second = place(nested(anyEmail())).statusCode(202).extract().path("order_id");

        Operator.attach(second, partnerOrderId).statusCode(409)
                .body("code", equalTo("partner_order_taken"))
                .body("order_id", equalTo(first));

        order(second).body("status", equalTo("Unconfirmed")).body("version", equalTo(2));
    }

    @Test
    void referenceThatWasTakenMeanwhileStandsInTheWayOfAnAttach() {
        var reference = "\"client_reference\":\"%s\"".formatted(unique("cart"));
        fault("create", "cut");
        String lost = place(with(reference, nested(email))).statusCode(202).extract()
                .path("order_id");
        Operator.declareNotPlaced(lost).statusCode(200);
        String second = place(with(reference, nested(anyEmail()))).statusCode(201).extract()
                .path("order_id");

        Operator.attach(lost, ordersOf(email).getFirst()).statusCode(409)
                .body("code", equalTo("client_reference_taken"))
                .body("order_id", equalTo(second));
    }

    private String unconfirmed(String fault) {
        fault("create", fault);
        return place(nested(email), key).statusCode(202).body("status", equalTo("Unconfirmed")).extract().path("order_id");
    }
}
