package dev.ordergateway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call that is answered with an error, in one of the partner's envelopes. */
final class Refusal extends RuntimeException {

    private final int status;
    private final transient ObjectNode body;

    private Refusal(int status, ObjectNode body) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
    }

    /** A business refusal: the code stands in {@code detail}. */
    static Refusal withCode(String code) {
        return Complaint.of(code).refusal();
    }

    static Refusal badRequest(String message) {
        return withMessage(400, message);
    }

    static Refusal badRequest(String code, String message) {
        return new Refusal(400, Json.object().put("status", "400").put("detail", code).put("message", message));
    }

    static Refusal unknownOrder() {
        return withMessage(404, "Unknown order");
    }

    static Refusal withMessage(int status, String message) {
        return new Refusal(status, Json.object().put("message", message));
    }

    static Refusal withError(int status, String error) {
        return new Refusal(status, Json.object().put("error", error));
    }

    static Refusal of(int status, ObjectNode body) {
        return new Refusal(status, body);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
