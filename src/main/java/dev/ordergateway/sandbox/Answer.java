package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** How a call is answered, as it should be or as a fault wants it. */
final class Answer {

    private Answer() {
    }

    static void json(HttpServerResponse response, int status, JsonNode body) {
        if (!response.closed()) {
            response.setStatusCode(status).putHeader("Content-Type", "application/json").end(body.toString());
        }
    }

    static void done(HttpServerResponse response) {
        response.setStatusCode(204).end();
    }

    static void refusal(HttpServerResponse response, Refusal refusal) {
        json(response, refusal.status(), refusal.body());
    }

    /** Answers in place of the sandbox; false when the fault lets the call do its work first. */
    static boolean instead(HttpServerResponse response, @Nullable Fault fault) {
        switch (fault == null ? null : fault.kind()) {
            case STATUS_400 -> refusal(response, Refusal.badRequest("Bad request"));
            case STATUS_401 -> refusal(response, Refusal.withMessage(401, "Unauthorized"));
            case STATUS_403 -> refusal(response, Refusal.withMessage(403, "Forbidden"));
            case STATUS_404 -> refusal(response, Refusal.withMessage(404, "Not found"));
            case STATUS_422, REFUSAL -> refusal(response, Objects.requireNonNull(fault).complaint().refusal());
            case STATUS_429 -> refusal(Objects.requireNonNull(fault).throttle().announce(response, Instant.now()),
                    Refusal.withMessage(429, "Too many requests"));
            case STATUS_500 -> refusal(response, Refusal.withError(500, "Internal server error"));
            case STATUS_502 -> refusal(response, Refusal.withError(502, "Bad gateway"));
            case STATUS_503 -> refusal(Objects.requireNonNull(fault).throttle().announce(response, Instant.now()),
                    Refusal.withError(503, "Service unavailable"));
            case STATUS_504 -> refusal(response, Refusal.withError(504, "Gateway timeout"));
            case HTML -> response.putHeader("Content-Type", "text/html").end("<html><body>Please wait</body></html>");
            case REFUSE -> response.reset();
            case BUDGET_SPENT -> {
                Objects.requireNonNull(fault).throttle().announce(response, Instant.now());
                return false;
            }
            case null, default -> {
                return false;
            }
        }
        return true;
    }

    /** Answers after the work is done, spoilt when a fault says so. */
    static void order(HttpServerResponse response, int status, JsonNode order, @Nullable Fault fault,
            ScheduledExecutorService loop) {
        switch (fault == null ? null : fault.kind()) {
            case CUT -> response.reset();
            case TRUNCATED -> half(response, status, order);
            case NO_STATE -> json(response, status, order.<ObjectNode> deepCopy().without("order_state"));
            case NO_PRICE -> json(response, status, order.<ObjectNode> deepCopy().putNull("coin_amount"));
            case ODD -> json(response, status, order.<ObjectNode> deepCopy()
                    .set("problems", Objects.requireNonNull(fault).complaint().problems()));
            case SLOW -> later(response, status, order.deepCopy(), Objects.requireNonNull(fault), loop);
            case HANG -> {
            }
            case null, default -> json(response, status, order);
        }
    }

    private static void half(HttpServerResponse response, int status, JsonNode order) {
        Buffer whole = Buffer.buffer(order.toString());
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(whole.length()))
                .write(whole.slice(0, whole.length() / 2));
        response.reset();
    }

    private static void later(HttpServerResponse response, int status, JsonNode order, Fault fault,
            ScheduledExecutorService loop) {
        var _ = loop.schedule(() -> json(response, status, order), fault.delay().toMillis(), MILLISECONDS);
    }
}
