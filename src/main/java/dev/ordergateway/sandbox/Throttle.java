package dev.ordergateway.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.sandbox.Fault.Kind;
import io.vertx.core.http.HttpServerResponse;

/**
 * How a caller who asks too often is told to wait.
 *
 * @param seconds null leaves the header out
 * @param asDate the time to wait until, not how long
 */
record Throttle(@Nullable Integer seconds, boolean asDate, @Nullable Budget budget) {

    private static final int USUAL_SECONDS = 7;
    // Java's own format for it writes the 3rd as one digit, HTTP wants two.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** What is left of the calls a caller may make, and in how many seconds it is full again. */
    record Budget(int limit, int remaining, int resetIn) {

        private static Budget from(Fields body) {
            return new Budget(body.number("limit", 0, 60), body.number("remaining", 0, 0), body.number("reset_in", 0, 5));
        }
    }

    /** Only those faults tell something on their own that are about nothing else. */
    static Throttle from(Fields fault, Kind kind) {
        return new Throttle(seconds(fault, kind), fault.flag("as_date", false), budget(fault, kind));
    }

    private static @Nullable Integer seconds(Fields fault, Kind kind) {
        if (fault.node().path("retry_after").isNull() || (kind != Kind.STATUS_429 && !fault.has("retry_after"))) {
            return null;
        }
        return fault.number("retry_after", 0, USUAL_SECONDS);
    }

    private static @Nullable Budget budget(Fields fault, Kind kind) {
        if (fault.has("rate_limit")) {
            return Budget.from(fault.object("rate_limit"));
        }
        return kind == Kind.BUDGET_SPENT ? Budget.from(new Fields(Json.object(), "")) : null;
    }

    HttpServerResponse announce(HttpServerResponse response, Instant now) {
        String retryAfter = retryAfter(now);
        if (retryAfter != null) {
            response.putHeader("Retry-After", retryAfter);
        }
        if (budget != null) {
            response.putHeader("X-RateLimit-Limit", Integer.toString(budget.limit))
                    .putHeader("X-RateLimit-Remaining", Integer.toString(budget.remaining))
                    .putHeader("X-RateLimit-Reset", Long.toString(now.getEpochSecond() + budget.resetIn));
        }
        return response;
    }

    @Nullable
    String retryAfter(Instant now) {
        if (seconds == null) {
            return null;
        }
        return asDate ? HTTP_DATE.format(now.plusSeconds(seconds)) : seconds.toString();
    }
}
