package dev.ordergateway.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerResponse;

/**
 * How a caller who asks too often is told to wait.
 *
 * @param seconds null leaves the header out
 * @param asDate the time to wait until, not how long
 */
record Throttle(@Nullable Integer seconds, boolean asDate, @Nullable Budget budget) {

    private static final int USUAL_SECONDS = 7;

    /** What is left of the calls a caller may make, and in how many seconds it is full again. */
    record Budget(int limit, int remaining, int resetIn) {

        private static Budget from(Fields body) {
            return new Budget(body.number("limit", 60), body.number("remaining", 0), body.number("reset_in", 5));
        }
    }

    static Throttle from(Fields fault) {
        Integer seconds = fault.node().path("retry_after").isNull() ? null : fault.number("retry_after", USUAL_SECONDS);
        return new Throttle(seconds, fault.flag("as_date", false),
                fault.has("rate_limit") ? Budget.from(fault.object("rate_limit")) : null);
    }

    HttpServerResponse announce(HttpServerResponse response, Instant now) {
        if (seconds != null) {
            response.putHeader("Retry-After", asDate ? date(now.plusSeconds(seconds)) : seconds.toString());
        }
        if (budget != null) {
            response.putHeader("X-RateLimit-Limit", Integer.toString(budget.limit))
                    .putHeader("X-RateLimit-Remaining", Integer.toString(budget.remaining))
                    .putHeader("X-RateLimit-Reset", Long.toString(now.getEpochSecond() + budget.resetIn));
        }
        return response;
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
