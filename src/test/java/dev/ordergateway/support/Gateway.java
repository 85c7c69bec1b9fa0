package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** What the tests say to the gateway. */
public final class Gateway {

    private Gateway() {
    }

    public static ValidatableResponse place(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/orders").then();
    }

    public static ValidatableResponse place(String body, String key) {
        return given().contentType(ContentType.JSON).header("Idempotency-Key", key).body(body).post("/api/orders").then();
    }

    /** Places without waiting for the answer. */
    public static CompletableFuture<HttpResponse<String>> placeAsync(HttpClient client, String body, String key) {
        return client.sendAsync(HttpRequest.newBuilder(uri("/api/orders")).version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** The id of a new order. */
    public static String placed(String body) {
        return place(body).statusCode(201).extract().path("order_id");
    }

    public static ValidatableResponse erase(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/erasures").then();
    }

    public static ValidatableResponse order(String orderId) {
        return given().get("/api/orders/" + orderId).then();
    }

    /** The same order at the partner. */
    public static PartnerOrderControl partnerOrder(String orderId) {
        return new PartnerOrderControl(document(orderId).path("partner_order_id").textValue());
    }

    public static void awaitStatus(String orderId, String status) {
        awaitField(orderId, "status", status);
    }

    /** A status is stored a moment before the following that led to it ends, so the one does not tell the other. */
    public static void awaitWatch(String orderId, String watch) {
        awaitField(orderId, "watch", watch);
    }

    private static void awaitField(String orderId, String field, String value) {
        eventually(() -> assertThat(document(orderId).path(field).asText()).isEqualTo(value));
    }

    /** The order document, for those who read it often. */
    static JsonNode document(String orderId) {
        return LocalHttp.get("/api/orders/" + orderId);
    }

    public static URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }
}
