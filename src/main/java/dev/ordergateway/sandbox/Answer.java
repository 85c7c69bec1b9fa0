package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Instant;
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
        if (fault == null) {
            return false;
        }
        switch (fault.kind()) {
            case STATUS_400 -> refusal(response, Refusal.badRequest("Bad request"));
            case STATUS_401 -> refusal(response, Refusal.withMessage(401, "Unauthorized"));
            case STATUS_403 -> refusal(response, Refusal.withMessage(403, "Forbidden"));
            case STATUS_404 -> refusal(response, Refusal.withMessage(404, "Not found"));
            case STATUS_422, REFUSAL -> refusal(response, fault.complaint().refusal());
            case STATUS_429 -> refusal(fault.throttle().announce(response, Instant.now()),
                    Refusal.withMessage(429, "Too many requests"));
            case STATUS_500 -> refusal(response, Refusal.withError(500, "Internal server error"));
            case STATUS_502 -> refusal(response, Refusal.withError(502, "Bad gateway"));
            case STATUS_503 -> refusal(fault.throttle().announce(response, Instant.now()),
                    Refusal.withError(503, "Service unavailable"));
            case STATUS_504 -> refusal(response, Refusal.withError(504, "Gateway timeout"));
            case HTML -> response.putHeader("Content-Type", "text/html").end("<html><body>Please wait</body></html>");
            case REFUSE -> response.reset();
            case BUDGET_SPENT -> {
                fault.throttle().announce(response, Instant.now());
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Answers after the work is done, spoilt when a fault says so. */
    static void document(HttpServerResponse response, int status, JsonNode document, @Nullable Fault fault,
            ScheduledExecutorService loop) {
        if (fault == null) {
            json(response, status, document);
            return;
        }
        switch (fault.kind()) {
            case CUT -> response.reset();
            case TRUNCATED -> half(response, status, document);
            case NO_STATE -> json(response, status, document.<ObjectNode> deepCopy().without("order_state"));
            case NO_PRICE -> json(response, status, document.<ObjectNode> deepCopy().putNull("coin_amount"));
            case ODD -> json(response, status, document.<ObjectNode> deepCopy()
                    .set("problems", fault.complaint().problems()));
            case SLOW -> later(response, status, document.deepCopy(), fault, loop);
            case HANG -> {
            }
            default -> json(response, status, document);
        }
    }

    private static void half(HttpServerResponse response, int status, JsonNode document) {
        Buffer whole = Buffer.buffer(document.toString());
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(whole.length()))
                .write(whole.slice(0, whole.length() / 2));
        response.reset();
    }

    private static void later(HttpServerResponse response, int status, JsonNode document, Fault fault,
            ScheduledExecutorService loop) {
        var _ = loop.schedule(() -> json(response, status, document), fault.delay().toMillis(), MILLISECONDS);
    }
}
