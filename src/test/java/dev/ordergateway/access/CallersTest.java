package dev.ordergateway.access;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtIssuer;
import dev.ordergateway.support.Issuer;
import dev.ordergateway.support.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Callers are told apart: what one places is its own, and what one does stands under its name. */
@QuarkusTest
@TestProfile(AtIssuer.class)
class CallersTest {

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    Issuer issuer;

    @Test
    void twoCallersMayUseTheSameKeyAndTheSameReference() {
        var key = unique("key");
        var reference = unique("cart");
        var checkout = issuer.token("checkout").with(Role.PLACE);
        var shop = issuer.token("shop").with(Role.PLACE);

        var first = place(checkout, reference, key).statusCode(201).body("placed_by", equalTo("checkout"));
        var second = place(shop, reference, key).statusCode(201).body("placed_by", equalTo("shop"));
        place(checkout, reference, unique("key")).statusCode(409).body("code", equalTo("client_reference_taken"));

        as(issuer.token("support").with(Role.READ)).get("/api/orders?client_reference=" + reference).then().statusCode(200)
                .body("data.order_id", hasItems(first.extract().<String> path("order_id"),
                        second.extract().<String> path("order_id")));
    }

    @Test
    void whoActsStandsInTheHistory() {
        var id = place(issuer.token("checkout").with(Role.PLACE), unique("cart"), unique("key")).statusCode(201).extract()
                .<String> path("order_id");

        as(issuer.token("olivia").with(Role.OPERATE)).post("/api/orders/" + id + "/reconcile").then().statusCode(200);

        as(issuer.token("support").with(Role.READ)).get("/api/orders/" + id + "/history").then().statusCode(200)
                .body("data.by", hasItem("olivia"));
    }

    @Test
    void onlyOperatorsAreShownThePartnersId() {
        var id = place(issuer.token("checkout").with(Role.PLACE), unique("cart"), unique("key")).statusCode(201).extract()
                .<String> path("order_id");

        as(issuer.token("support").with(Role.READ)).get("/api/orders/" + id).then().statusCode(200)
                .body("partner_order_id", nullValue());
        as(issuer.token("olivia").with(Role.READ, Role.OPERATE)).get("/api/orders/" + id).then().statusCode(200)
                .body("partner_order_id", notNullValue());
    }

    @Test
    void aServiceAccountOfKubernetesIsACaller() {
        var token = serviceAccount("checkout");

        place(token, unique("cart"), unique("key")).statusCode(201).body("placed_by", equalTo(AtIssuer.SERVICE_ACCOUNT));
        as(token).get("/api/orders?limit=1").then().statusCode(200);
        as(token).get("/api/status").then().statusCode(200);
        as(token).post("/api/erasures").then().statusCode(403);
        as(serviceAccount("somebody")).get("/api/orders?limit=1").then().statusCode(403);
    }

    @Test
    void aNameThatSomebodyChoseGrantsNothing() {
        var token = issuer.token("mallory").with("upn", AtIssuer.SERVICE_ACCOUNT)
                .with("preferred_username", AtIssuer.SERVICE_ACCOUNT).with("name", AtIssuer.SERVICE_ACCOUNT);

        as(token).get("/api/orders?limit=1").then().statusCode(403);
    }

    @Test
    void aCallerThatAsksForNothingThereIsIsToldSo() {
        as(issuer.token("checkout")).get("/api/nothing").then().statusCode(404).body("code", equalTo("not_found"));
        given().get("/api/nothing").then().statusCode(401);
        as(issuer.token("checkout")).patch("/api/orders").then().statusCode(405)
                .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"))
                .body("code", equalTo("method_not_allowed"));
        given().contentType(ContentType.JSON).body("x".repeat(300_000)).post("/api/orders").then().statusCode(401);
    }

    /** As the API server of Kubernetes makes them for a projected volume. */
    private Token serviceAccount(String name) {
        return issuer.token("system:serviceaccount:shop:" + name).with("aud", List.of(Token.AUDIENCE, "something-else"))
                .with("jti", unique("token"))
                .with("kubernetes.io", Map.of("namespace", "shop", "node", Map.of("name", "node-1", "uid", unique("uid")),
                        "pod", Map.of("name", name + "-5d9c", "uid", unique("uid")),
                        "serviceaccount", Map.of("name", name, "uid", unique("uid")), "warnafter", 4_000_000_000L));
    }

    private static ValidatableResponse place(Token token, String reference, String key) {
        return as(token).contentType(ContentType.JSON).header("Idempotency-Key", key)
                .body(with("\"client_reference\":\"%s\"".formatted(reference), nested(anyEmail()))).post("/api/orders").then();
    }

    private static RequestSpecification as(Token token) {
        return given().header("Authorization", token.bearer());
    }
}
