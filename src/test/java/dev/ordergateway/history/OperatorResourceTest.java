package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.fault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class OperatorResourceTest {

    private static final String REASON = "{\"reason\":\"seen\"}";
    private static final String NOT_PLACED = "{\"outcome\":\"not_placed\",\"reason\":\"seen\"}";
    private static final String NOBODY = "019e0000-0000-7000-8000-000000000000";

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void acknowledgingClearsTheFlagsAndTellsWhoAndWhy() {
        var order = flagged();

        Operator.acknowledge(order.id()).statusCode(200).body("attention", empty());

        order(order.id() + "/history")
                .body("data[-1].kind", equalTo("action"))
                .body("data[-1].source", equalTo("operator"))
                .body("data[-1].verdict", equalTo("applied"))
                .body("data[-1].by", equalTo("anonymous"))
                .body("data[-1].reason", equalTo("the customer was told"));
        order.partner().says("Dreaming");
        order.partner().says("WaitingForDelivery");
        order.becomes("WaitingForDelivery");
        assertThat(order.attention()).as("the same cause was seen already").isEmpty();
    }

    @Test
    void nothingToAcknowledgeLeavesNoTrace() {
        var order = PlacedOrder.placeAndStream();

        Operator.acknowledge(order.id()).statusCode(200).body("version", equalTo(2));

        assertThat(order.journal()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "acknowledge", "resolve" })
    void anActNamesTheVersionItIsAbout(String act) {
        var id = PlacedOrder.place().id();
        var body = act.equals("resolve") ? NOT_PLACED : REASON;

        given().contentType(ContentType.JSON).body(body).post("/api/orders/" + id + "/" + act).then().statusCode(428)
                .contentType("application/problem+json").body("code", equalTo("precondition_required"));
        for (var stale : new String[] { "\"1\"", "W/\"2\"", "2", "\"02\"", "x", "\"\"" }) {
            Operator.act(id, act, stale, body).statusCode(412).body("code", equalTo("precondition_failed"));
        }
    }

    @Test
    void anyVersionAndListsOfVersionsWillDo() {
        var id = PlacedOrder.place().id();

        Operator.act(id, "acknowledge", "*", REASON).statusCode(200);
        Operator.act(id, "acknowledge", "\"7\", \"2\"", REASON).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acknowledge | {}                                                           | reason           | missing
            acknowledge | {"reason":" "}                                               | reason           | blank
            acknowledge | {"reason":7}                                                 | reason           | wrong_type
            resolve     | {"outcome":"attached","reason":"x"}                          | partner_order_id | missing
            resolve     | {"outcome":"attached","partner_order_id":"a b","reason":"x"} | partner_order_id | malformed
            resolve     | {"outcome":"gone","reason":"x"}                              | outcome          | unknown
            resolve     | {"outcome":"adopt"}                                          | reason           | missing
            resolve     | []                                                           | body             | wrong_type
            resolve     | {                                                            | body             | malformed
            """)
    void invalidBodiesNameTheField(String act, String body, String field, String code) {
        var id = PlacedOrder.place().id();

        Operator.act(id, act, "*", body).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains(field)).body("errors.code", contains(code));
    }

    @Test
    void whatTheOrderCannotBeIsAConflictAndChangesNothing() {
        var order = PlacedOrder.placeAndStream();

        Operator.declareNotPlaced(order.id()).statusCode(409).body("code", equalTo("not_resolvable"));

        order(order.id()).body("version", equalTo(2)).body("attention", empty());
        assertThat(order.journal()).last().isEqualTo("operator: NOT_A_MOVE null x1");
    }

    @Test
    void partnerOrderThatNobodyKnowsIsNotAttached() {
        fault("create", "cut");
        String id = place(nested(anyEmail())).statusCode(202).extract().path("order_id");

        Operator.attach(id, "ord_nobody").statusCode(422).body("code", equalTo("partner_order_unknown"))
                .body("detail", equalTo(null));
        Operator.adopt(id).statusCode(409).body("code", equalTo("nothing_to_ask"));
        Operator.reconcile(id).statusCode(409).body("code", equalTo("nothing_to_ask"));
    }

    @Test
    void stateAgainstTheTableIsNotAdoptedAtOnce() {
        var order = flagged();
        order.partner().becomes("Done");
        order.becomes("Done");
        order.partner().becomesSilently("WaitingForDelivery");

        // the look that follows Done may change the order just before
        eventually(() -> Operator.adopt(order.id()).statusCode(409).header("Retry-After", equalTo("60"))
                .body("code", equalTo("not_agreed")));

        order(order.id()).body("status", equalTo("Done")).body("attention", hasItem("REGRESSION_SEEN"));
    }

    @Test
    void reconcilingLooksNowAndSaysWhoAsked() {
        var order = PlacedOrder.placeAndStream();
        order.partner().mute();
        order.partner().becomesSilently("WaitingForDelivery");

        Operator.reconcile(order.id()).statusCode(200).body("status", equalTo("WaitingForDelivery"))
                .body("observed_by", equalTo("poll"));

        assertThat(order.journal()).contains("operator: reconcile null x1", "poll: WaitingForPayment -> WaitingForDelivery");
        order(order.id() + "/history").body("data.by", hasItem("anonymous"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "status_500", "status_429", "html", "hang", "truncated" })
    void reconcilingWithoutAnAnswerIs503(String fault) {
        var order = PlacedOrder.placeAndStream();
        order.partner().fails("fetch", fault, 1);

        Operator.reconcile(order.id()).statusCode(503).header("Retry-After", notNullValue())
                .body("code", equalTo("partner_unavailable")).body("retryable", equalTo(true));
    }

    @Test
    void actsOnAnOrderThatThereIsNotAre404() {
        Operator.act(NOBODY, "resolve", "*", NOT_PLACED).statusCode(404).body("code", equalTo("not_found"));
        Operator.act(NOBODY, "acknowledge", "*", REASON).statusCode(404);
        Operator.reconcile(NOBODY).statusCode(404);
        Operator.reveal(NOBODY, 1).statusCode(404);
    }

    /** The partner said a word that nobody knows. */
    private static PlacedOrder flagged() {
        var order = PlacedOrder.placeAndStream();
        order.partner().says("Dreaming");
        eventually(() -> assertThat(order.attention()).containsExactly("UNKNOWN_PARTNER_STATE"));
        return order;
    }
}
