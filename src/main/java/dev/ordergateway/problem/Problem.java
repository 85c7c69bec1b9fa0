package dev.ordergateway.problem;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderRequest;

/**
 * An RFC 9457 problem document.
 *
 * @param instance the order's path, once there is an order
 * @param partnerCode the partner's own code, when it refused with one
 * @param orderId the order that is in the way
 * @param orderIds the orders that are in the way
 * @param earliestCursor the cursor behind which all events are kept
 */
@Schema(description = "An RFC 9457 problem document; code is what to branch on, errors names every field that is wrong")
@JsonInclude(Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
record Problem(String type, String title, int status, @Nullable String detail, @Nullable String instance,
        @Schema(ref = ProblemAnswers.CODE) String code,
        boolean retryable, @Nullable List<FieldError> errors, @Nullable String partnerCode, @Nullable String orderId,
        @Nullable List<String> orderIds, @Nullable String earliestCursor) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemCode code, @Nullable String detail) {
        return of(code, code.status(), detail);
    }

    private static Problem of(ProblemCode code, int status, @Nullable String detail) {
        return new Problem("urn:ordergateway:problem:" + code.label(), code.title(), status, detail, null, code.label(),
                code.isRetryable(), null, null, null, null, null);
    }

    /** What the framework refuses with nothing but a status. */
    static Problem ofStatus(int status) {
        var code = ProblemCode.ofStatus(status);
        return code == ProblemCode.PAYLOAD_TOO_LARGE ? payloadTooLarge() : of(code, status, null);
    }

    static Problem payloadTooLarge() {
        var detail = "must have at most " + OrderRequest.MOST_BYTES + " bytes";
        return of(ProblemCode.PAYLOAD_TOO_LARGE, null).withErrors(List.of(new FieldError("body", "too_large", detail)));
    }

    static Problem queryTooBroad() {
        return of(ProblemCode.QUERY_TOO_BROAD, "Narrow the time with created_from and created_to, or ask for fewer things at "
                + "once: status, attention, brand, client_reference or placed_by, each alone or with a time, is always found.");
    }

    Problem withErrors(List<FieldError> all) {
        return new Problem(type, title, status, detail, instance, code, retryable, all, partnerCode, orderId,
                orderIds, earliestCursor);
    }

    Problem about(OrderId order) {
        return new Problem(type, title, status, detail, "/api/orders/" + order, code, retryable, errors, partnerCode,
                orderId, orderIds, earliestCursor);
    }

    Problem withPartnerCode(@Nullable String partnersCode) {
        return new Problem(type, title, status, detail, instance, code, retryable, errors, partnersCode, orderId,
                orderIds, earliestCursor);
    }

    /** Also when its code is not, because another request of the same kind may succeed. */
    Problem retryableIf(boolean mayHelp) {
        return new Problem(type, title, status, detail, instance, code, retryable || mayHelp, errors, partnerCode, orderId,
                orderIds, earliestCursor);
    }

    Problem heldBy(OrderId holder) {
        return new Problem(type, title, status, detail, instance, code, retryable, errors, partnerCode,
                holder.toString(), orderIds, earliestCursor);
    }

    Problem inTheWay(List<OrderId> orders) {
        return new Problem(type, title, status, detail, instance, code, retryable, errors, partnerCode, orderId,
                orders.stream().map(OrderId::toString).toList(), earliestCursor);
    }

    Problem keptFrom(String cursor) {
        return new Problem(type, title, status, detail, instance, code, retryable, errors, partnerCode, orderId, orderIds,
                cursor);
    }
}
