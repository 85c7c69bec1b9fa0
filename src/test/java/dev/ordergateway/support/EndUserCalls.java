package dev.ordergateway.support;

import static io.restassured.RestAssured.given;

import java.util.List;

import dev.ordergateway.support.PartnerStub.Request;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * Calls that come from an end user by way of somebody else, and what the partner hears of them.
 *
 * @param address as the header has it
 */
public record EndUserCalls(String address, String userAgent) {

    /** Headers of who only claims to be a trusted proxy. */
    private static final String CLAIM = "X-Forwarded-Trusted-Proxy";

    public ValidatableResponse place(String body) {
        return place(body, Bodies.unique("key"));
    }

    public ValidatableResponse place(String body, String key) {
        return given(headers()).contentType(ContentType.JSON).header("Idempotency-Key", key).body(body).post("/api/orders")
                .then();
    }

    public ValidatableResponse reconcile(String orderId) {
        return given(headers()).post("/api/orders/" + orderId + "/reconcile").then();
    }

    private RequestSpecification headers() {
        return given().header("X-Forwarded-For", address).header("User-Agent", userAgent).header(CLAIM, "true");
    }

    /** The create calls of a buyer. */
    public static List<Request> creates(MarkedPartner partner, String email) {
        return partner.asked().stream().filter(request -> request.body().contains(email)).toList();
    }

    /** The calls about one of the partner's orders after it was created. */
    public static List<Request> callsAbout(MarkedPartner partner, String partnerOrderId) {
        return partner.asked().stream().filter(request -> request.path().matches("/v5/orders/" + partnerOrderId + "(/.*)?"))
                .toList();
    }
}
