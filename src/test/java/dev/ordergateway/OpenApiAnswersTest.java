package dev.ordergateway;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.fault;
import static io.restassured.RestAssured.given;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.DescribedAnswers;
import dev.ordergateway.support.DescribedCall;
import dev.ordergateway.support.Description.Operation;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.ReadsOfEachKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** What the running service answers fits what it says of itself, and what it says it also answers. */
@QuarkusTest
class OpenApiAnswersTest {

    @RegisterExtension
    final DescribedAnswers answers = new DescribedAnswers();
    @Inject
    Database database;

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void everyAnswerIsGivenAsItIsDescribed() throws Exception {
        ordersArePlaced();
        var delivered = PlacedOrder.place();
        delivered.endsAs("Done");
        new ReadsOfEachKind(answers.description(), database).areAnswered(delivered.id());
        operatorsDecide(delivered);
        thePartnerIsNoHelp();
        codesAreRevealed(delivered.id());
        personsAreErased();
        whatMakesNoSenseIsRefused(delivered.id());
        databaseIsGone(delivered.id());
        given().get("/api/status").then().statusCode(200);

        answers.assertAllGiven(operations());
    }

    private void ordersArePlaced() {
        call("placeOrder").bodies().forEach(body -> place(body).statusCode(201));
        var key = unique("key");
        var body = with("\"client_reference\":\"%s\"".formatted(unique("cart")), nested(anyEmail()));
        place(body, key).statusCode(201);
        place(body, key).statusCode(200);
        place(body).statusCode(409);
        place(nested(anyEmail()), key).statusCode(422);
        fault("create", "status_422");
        place(nested(anyEmail()), unique("key")).statusCode(422);
        fault("create", "status_429");
        place(nested(anyEmail())).statusCode(503);
    }

    private void operatorsDecide(PlacedOrder delivered) {
        var unconfirmed = unconfirmed();
        Operator.reconcile(delivered.id()).statusCode(200);
        Operator.reconcile(unconfirmed).statusCode(409);
        Operator.attach(unconfirmed, "ord_nobody").statusCode(422);
        Operator.act(unconfirmed, "resolve", "\"99\"", call("resolveOrder").body()).statusCode(412);
        Operator.act(unconfirmed, "acknowledge", "\"99\"", call("acknowledgeOrder").body()).statusCode(412);
        Operator.act(unconfirmed, "acknowledge", "*", call("acknowledgeOrder").body()).statusCode(200);
        for (var act : List.of("resolveOrder", "acknowledgeOrder")) {
            given().contentType(ContentType.JSON).body(call(act).body()).post(call(act).pathOf(unconfirmed)).then()
                    .statusCode(428);
        }
        Operator.attach(unconfirmed, PartnerOrderControl.create().id()).statusCode(200);
        Operator.declareNotPlaced(delivered.id()).statusCode(409);
        PartnerControl.hold();
        delivered.partner().becomesSilently("WaitingForDelivery");
        Operator.adopt(delivered.id()).statusCode(409).header("Retry-After", "60");
        PartnerControl.release();
    }

    private void thePartnerIsNoHelp() {
        var unconfirmed = unconfirmed();
        Map.of("html", 502, "status_429", 503, "hang", 504).forEach((fault, status) -> {
            var theirs = PartnerOrderControl.create();
            theirs.alwaysFails("fetch", fault);
            Operator.attach(unconfirmed, theirs.id()).statusCode(status);
        });
        var order = PlacedOrder.place();
        order.partner().alwaysFails("fetch", "status_500");
        Operator.reconcile(order.id()).statusCode(503);
        order.partner().recovers();
    }

    private void codesAreRevealed(String delivered) {
        call("revealCode").send(delivered).statusCode(200);
        PartnerControl.hold();
        Operator.reveal(PlacedOrder.place().id(), 1).statusCode(409);
        PartnerControl.release();
    }

    private void personsAreErased() {
        var email = anyEmail();
        PartnerControl.hold();
        var id = Gateway.placed(nested(email));
        call("erasePerson").bodies().map(body -> body.replace("buyer@example.com", email)).forEach(Gateway::erase);
        Operator.reveal(id, 1).statusCode(410);
        PartnerControl.release();
    }

    /** What every operation refuses, as far as it says so. */
    private void whatMakesNoSenseIsRefused(String id) {
        for (var operation : operations().toList()) {
            var call = new DescribedCall(answers.description(), operation);
            given().request("PATCH", call.pathOf(id)).then().statusCode(405);
            call.send(id, call.request().accept("text/nonsense")).statusCode(406);
            if (operation.path().contains("{order_id}")) {
                call.send(UUID.randomUUID().toString()).statusCode(404);
            }
            if (operation.said().has("requestBody")) {
                call.send(id, call.with("[]")).statusCode(400);
                call.send(id, call.with(" ".repeat(OrderRequest.MOST_BYTES + 1))).statusCode(413);
                call.send(id, given().contentType(ContentType.TEXT).body("{}")).statusCode(415);
            }
        }
    }

    private void databaseIsGone(String id) throws SQLException {
        database.execute("alter table orders rename to orders_elsewhere");
        try {
            answers.description().operations().stream()
                    .map(operation -> new DescribedCall(answers.description(), operation))
                    .filter(call -> call.canAnswer(503, "store_unavailable"))
                    .forEach(call -> call.send(id).statusCode(503));
        } finally {
            database.execute("alter table orders_elsewhere rename to orders");
        }
    }

    /** Those of catalogue and validation need another partner, see the tests of their packages. */
    private Stream<Operation> operations() {
        return answers.description().operations().stream()
                .filter(operation -> !operation.said().path("tags").path(0).asText().equals("Catalogue")
                        && !operation.id().equals("validateOrder"));
    }

    private String unconfirmed() {
        fault("create", "cut");
        return place(nested(anyEmail())).statusCode(202).extract().path("order_id");
    }

    private DescribedCall call(String operationId) {
        return DescribedCall.of(answers.description(), operationId);
    }
}
