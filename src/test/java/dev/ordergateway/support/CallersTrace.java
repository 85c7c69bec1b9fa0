package dev.ordergateway.support;

import static dev.ordergateway.support.Bodies.GUIDE;
import static io.restassured.RestAssured.given;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import io.restassured.http.ContentType;

/** The trace of a caller, of which the gateway's part is to become one. */
public record CallersTrace(String traceId, String spanId, boolean isRecorded) {

    public static CallersTrace recorded() {
        return new CallersTrace(hex(16), hex(8), true);
    }

    public static CallersTrace notRecorded() {
        return new CallersTrace(hex(16), hex(8), false);
    }

    public String traceparent() {
        return "00-%s-%s-%s".formatted(traceId, spanId, isRecorded ? "01" : "00");
    }

    /** Places an order at a gateway as part of it; gives the order's id. */
    public String place(String gateway) {
        return given().contentType(ContentType.JSON).header("traceparent", traceparent()).body(GUIDE)
                .post(gateway + "/api/orders").then().statusCode(201).extract().path("order_id");
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
