package dev.ordergateway.problem;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderId;

/** One whole problem document for each code, as a caller may get it. */
final class ProblemExamples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OrderId ORDER = new OrderId(UUID.fromString("019f1d1f-0500-7c3e-9d52-6f0a1b2c3d4e"));

    private ProblemExamples() {
    }

    /** As plain maps, lists and values. */
    static Object of(ProblemCode code) {
        return JSON.convertValue(problem(code), Object.class);
    }

    private static Problem problem(ProblemCode code) {
        return switch (code) {
            case INVALID_REQUEST -> Problem.of(code, "See errors.").withErrors(List.of(
                    new FieldError("deliveries[0].deliverable.brand_name", "missing", "is required")));
            case INVALID_FILTER -> Problem.of(code, "See errors.").withErrors(List.of(
                    new FieldError("state", "unknown", "is no filter of orders")));
            case RATE_LIMITED -> Problem.of(code, "The budget for calls to the partner is spent.");
            case QUERY_TOO_BROAD -> Problem.queryTooBroad();
            case INVALID_CURSOR ->
                Problem.of(code, "See errors.").withErrors(new OrderFailure.InvalidCursor("cursor").errors());
            case PAYLOAD_TOO_LARGE -> Problem.payloadTooLarge();
            case NOT_FOUND -> Problem.of(code, "No such order.");
            case CLIENT_REFERENCE_TAKEN, PARTNER_ORDER_TAKEN -> Problem.of(code, null).heldBy(ORDER);
            case CURSOR_EXPIRED ->
                Problem.of(code, "The events after earliest_cursor are kept.").keptFrom("pPxrpxg2E9j4DxtWbFzAWTI");
            case OPEN_ORDERS -> Problem.of(code, "With force they are erased all the same.").inTheWay(List.of(ORDER));
            case ORDER_REFUSED -> Problem.of(code, null).about(ORDER).withPartnerCode("OUT_OF_STOCK");
            case PARTNER_UNAVAILABLE ->
                Problem.of(code, "The order was not placed; the same key places it later.").about(ORDER);
            default -> Problem.of(code, null);
        };
    }
}
