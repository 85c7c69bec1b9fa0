package dev.ordergateway.support;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.PartnerControl.fault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** A bit of everything that a gateway does with its database, through its interface. */
public final class GatewayLife {

    private static final String REFERENCE = unique("cart");

    private GatewayLife() {
    }

    /** Of the gateway that RestAssured talks to, with the sandbox in it. */
    public static void live() {
        var delivered = PlacedOrder.place();
        delivered.endsAs("Done");
        ordersEndInEveryWay();
        var unconfirmed = operatorsDecide(delivered.id());
        ordersAreRead(delivered.id());
        ordersAreFound();
        reveal(delivered.id());
        pagesAreShown(delivered.id());
        personIsForgotten();
        assertThat(unconfirmed).isNotEmpty();
    }

    private static void ordersEndInEveryWay() {
        for (var scenario : List.of("expires", "refunded", "esim_code", "underpaid", "late_payment")) {
            place(Bodies.going(scenario));
        }
        place(Bodies.with("\"client_reference\":\"%s\",\"metadata\":{\"cart\":\"7\"}".formatted(REFERENCE),
                Bodies.flat(anyEmail())));
        fault("create", "status_422");
        place(nested(anyEmail()));
        var key = unique("key");
        fault("create", "status_429");
        Gateway.place(nested("again@example.com"), key);
        Gateway.place(nested("again@example.com"), key);
        Gateway.place(nested("again@example.com"), key);
    }

    private static ValidatableResponse place(String body) {
        return given().header("X-Forwarded-For", "203.0.113.7").header("User-Agent", "Browser/1").contentType(ContentType.JSON)
                .header("Idempotency-Key", unique("key")).body(body).post("/api/orders").then();
    }

    private static String operatorsDecide(String delivered) {
        Operator.reconcile(delivered).statusCode(200);
        Operator.attach(unconfirmed(), PartnerOrderControl.create().id()).statusCode(200);
        var notPlaced = unconfirmed();
        Operator.acknowledge(notPlaced).statusCode(200);
        Operator.declareNotPlaced(notPlaced).statusCode(200);
        return unconfirmed();
    }

    private static String unconfirmed() {
        fault("create", "cut");
        return place(nested(anyEmail())).statusCode(202).extract().path("order_id");
    }

    private static void ordersAreRead(String id) {
        order(id).statusCode(200);
        order(id + "?max_age=1s").statusCode(200);
        order(id + "/history").statusCode(200);
        order(id + "/history?limit=1").statusCode(200);
        try (var reader = new EventReader(id)) {
            reader.awaitEnd();
        }
        eventually(() -> given().get("/api/events?limit=1").then().statusCode(200));
        String cursor = given().get("/api/events?limit=1").then().extract().path("next_cursor");
        given().queryParam("after", cursor).get("/api/events").then().statusCode(200);
        given().get("/api/audit").then().statusCode(200);
        given().get("/api/status").then().statusCode(200);
    }

    private static void ordersAreFound() {
        for (var query : List.of("limit=20", "limit=1", "status=Done", "phase=open", "attention=AMBIGUOUS_PLACEMENT",
                "brand=Airbnb",
                "client_reference=" + REFERENCE, "placed_by=anonymous",
                "country_code=US&coin=USDC&network=Solana&kind=giftcard",
                "created_from=2020-01-01T00:00:00Z&updated_from=2020-01-01T00:00:00Z&status_since_before=2090-01-01T00:00:00Z")) {
            look(given().get("/api/orders?" + query));
            look(given().accept("text/csv").get("/api/orders?" + query.replaceFirst("limit=.*", "status=Done")));
        }
        var page = given().get("/api/orders?limit=1").then().extract().jsonPath();
        given().queryParam("cursor", page.getString("next_cursor")).get("/api/orders").then().statusCode(200);
        for (var known : List.of("\"email\":\"again@example.com\"", "\"phone\":\"+391234567\"", "\"wallet_address\":\"x\"",
                "\"partner_order_id\":\"x\"", "\"order_ids\":[\"%s\"]".formatted(page.getString("data[0].order_id")))) {
            look(given().contentType(ContentType.JSON).body('{' + known + '}').post("/api/orders/lookup"));
        }
    }

    private static void look(Response answer) {
        assertThat(answer.statusCode()).as("%s", answer.asString()).isLessThan(500);
    }

    private static void reveal(String id) {
        given().contentType(ContentType.JSON).body("{\"purpose\":\"recorded\"}")
                .post("/api/orders/" + id + "/deliveries/1/reveal").then().statusCode(200);
    }

    private static void pagesAreShown(String id) {
        for (var page : List.of("overview", "overview/now", "orders", "orders?status=Done", "orders/" + id,
                "orders/" + id + "/live", "search?q=again@example.com")) {
            look(given().get("/console/" + page));
        }
    }

    private static void personIsForgotten() {
        var email = anyEmail();
        String id = place(nested(email)).statusCode(201).extract().path("order_id");
        awaitStatus(id, "Done");
        Gateway.erase("{\"email\":\"%s\",\"force\":true}".formatted(email)).statusCode(200);
    }
}
