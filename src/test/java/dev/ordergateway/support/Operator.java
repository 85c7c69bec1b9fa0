package dev.ordergateway.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** What the tests do in an operator's place. */
public final class Operator {

    private Operator() {
    }

    /** Attaches the partner's order to the version that stands now. */
    public static ValidatableResponse attach(String orderId, String partnerOrderId) {
        return resolve(orderId, """
                {"outcome":"attached","partner_order_id":"%s","reason":"found at the partner's desk"}"""
                .formatted(partnerOrderId));
    }

    public static ValidatableResponse declareNotPlaced(String orderId) {
        return resolve(orderId, "{\"outcome\":\"not_placed\",\"reason\":\"the partner's desk does not know it\"}");
    }

    public static ValidatableResponse adopt(String orderId) {
        return resolve(orderId, "{\"outcome\":\"adopt\",\"reason\":\"the partner is sure\"}");
    }

    public static ValidatableResponse resolve(String orderId, String body) {
        return act(orderId, "resolve", etag(orderId), body);
    }

    public static ValidatableResponse acknowledge(String orderId) {
        return act(orderId, "acknowledge", etag(orderId), "{\"reason\":\"the customer was told\"}");
    }

    /**
     * One of the acts that need a version.
     *
     * @param ifMatch the header as it is sent
     */
    public static ValidatableResponse act(String orderId, String act, String ifMatch, String body) {
        return given().contentType(ContentType.JSON).header("If-Match", ifMatch).body(body)
                .post("/api/orders/" + orderId + "/" + act).then();
    }

    public static ValidatableResponse reconcile(String orderId) {
        return given().post("/api/orders/" + orderId + "/reconcile").then();
    }

    public static ValidatableResponse reveal(String orderId, int position) {
        return given().contentType(ContentType.JSON).body("{\"purpose\":\"the customer lost the e-mail\"}")
                .post("/api/orders/" + orderId + "/deliveries/" + position + "/reveal").then();
    }

    private static String etag(String orderId) {
        return Gateway.order(orderId).extract().header("ETag");
    }
}
