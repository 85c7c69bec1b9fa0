package dev.ordergateway.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A code of the partner's in one of the envelopes it is known to use. */
record Complaint(String code, Envelope envelope, int status) {

    private static final int UNPROCESSABLE = 422;

    /** Where the code stands in a refusal. */
    enum Envelope {
        DETAIL,
        /** As {@code DETAIL}, with the status as a number. */
        DETAIL_NUMBER,
        REASON,
        MESSAGE,
        ERROR,
        PROBLEMS_200,
        PROBLEMS_4XX
    }

    /** As the partner mostly puts it. */
    static Complaint of(String code) {
        return new Complaint(code, Envelope.DETAIL, UNPROCESSABLE);
    }

    /** Throws a {@link Refusal} when the status is no 4xx. */
    static Complaint from(Fields fault) {
        int status = fault.number("status", 0, UNPROCESSABLE);
        if (status < 400 || status > 499) {
            throw Refusal.badRequest("status must be from 400 to 499");
        }
        String code = fault.optionalText("code");
        return new Complaint(code == null ? "OUT_OF_STOCK" : code,
                fault.constant("envelope", Envelope.class, Envelope.DETAIL), status);
    }

    Refusal refusal() {
        return switch (envelope) {
            case DETAIL -> saying(withStatus().put("detail", code).putNull("moreDetails"));
            case DETAIL_NUMBER -> saying(withStatus().put("status", status).put("detail", code).putNull("moreDetails"));
            case REASON -> saying(withStatus().put("reason", code));
            case MESSAGE -> saying(Json.object().put("message", code));
            case ERROR -> saying(Json.object().put("error", code));
            case PROBLEMS_200 -> Refusal.of(200, Json.object().set("problems", problems()));
            case PROBLEMS_4XX -> saying(Json.object().set("problems", problems()));
        };
    }

    ArrayNode problems() {
        ObjectNode problem = Json.object().put("problem", code);
        problem.putObject("moreDetails").put("reason", "limit");
        return Json.array().add(problem);
    }

    private ObjectNode withStatus() {
        return Json.object().put("status", Integer.toString(status));
    }

    private Refusal saying(ObjectNode body) {
        return Refusal.of(status, body);
    }
}
