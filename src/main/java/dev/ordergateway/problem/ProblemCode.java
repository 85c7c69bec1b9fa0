package dev.ordergateway.problem;

import java.util.Arrays;
import java.util.Locale;

/** Every code a problem document can carry, with its HTTP status and whether the same request may succeed later. */
enum ProblemCode {
    INVALID_REQUEST(400, false, "The request is not valid"),
    INVALID_FILTER(400, false, "There is no such filter, or no such value for it"),
    INVALID_CURSOR(400, false, "The cursor is not one that was given out"),
    FORBIDDEN(403, false, "The caller may not do this"),
    UNAUTHORIZED(401, false, "The caller is not known"),
    NOT_FOUND(404, false, "There is no such thing"),
    NO_CODE(404, false, "The delivery has no code"),
    METHOD_NOT_ALLOWED(405, false, "The resource does not know this method"),
    NOT_ACCEPTABLE(406, false, "No representation fits the Accept header"),
    REQUEST_TIMEOUT(408, true, "The body did not come in time"),
    CLIENT_REFERENCE_TAKEN(409, false, "Another order has this client reference"),
    NOTHING_TO_ASK(409, false, "The partner is not known to have the order"),
    NOT_RESOLVABLE(409, false, "The order cannot be resolved in this way"),
    NOT_AGREED(409, true, "No earlier look at the partner shows the same"),
    PARTNER_ORDER_TAKEN(409, false, "Another order is attached to the partner's order"),
    NOT_DELIVERED(409, true, "Nothing was delivered yet"),
    OPEN_ORDERS(409, true, "Orders of the person are still open"),
    ERASED(410, false, "The person behind the order was erased"),
    CURSOR_EXPIRED(410, false, "Events after the cursor are not kept any more"),
    PRECONDITION_FAILED(412, false, "The order is at another version"),
    PAYLOAD_TOO_LARGE(413, false, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, false, "The body's media type is not understood"),
    IDEMPOTENCY_KEY_REUSED(422, false, "The idempotency key was used with another body"),
    ORDER_REFUSED(422, false, "The partner refused the order"),
    PARTNER_ORDER_UNKNOWN(422, false, "The partner has no such order"),
    PRECONDITION_REQUIRED(428, false, "The If-Match header must name the order's version"),
    RATE_LIMITED(429, true, "More is asked for than may be at this moment"),
    INTERNAL_ERROR(500, false, "The gateway failed"),
    PARTNER_BAD_ANSWER(502, true, "The partner answered nonsense"),
    PARTNER_UNAVAILABLE(503, true, "The partner cannot be reached"),
    ISSUER_UNAVAILABLE(503, true, "Whether tokens are good cannot be found out at the moment"),
    CODE_UNREADABLE(503, true, "The code cannot be decrypted"),
    STORE_UNAVAILABLE(503, true, "The order store cannot be reached"),
    QUERY_TOO_BROAD(503, false, "It would take too long to find what is asked for"),
    PARTNER_TIMEOUT(504, true, "The partner did not answer in time");

    private final int status;
    private final boolean retryable;
    private final String title;

    ProblemCode(int status, boolean retryable, String title) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
    }

    /** The first code with that status; what the framework itself refuses has only a status. */
    static ProblemCode ofStatus(int status) {
        return Arrays.stream(values()).filter(code -> code.status == status).findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int status() {
        return status;
    }

    boolean isRetryable() {
        return retryable;
    }

    String title() {
        return title;
    }
}
