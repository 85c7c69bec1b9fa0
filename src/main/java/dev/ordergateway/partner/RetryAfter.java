package dev.ordergateway.partner;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/** The header in which the partner asks us to wait. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {
    }

    static @Nullable Duration of(Response answer) {
        return read(answer.getHeaderString("Retry-After"), answer.getHeaderString("Date"));
    }

    /**
     * How long to wait, a day at most; null when it does not say. A point in time is measured from the answer's own date,
     * so that the partner's clock need not agree with ours.
     */
    static @Nullable Duration read(@Nullable String retryAfter, @Nullable String date) {
        if (retryAfter == null) {
            return null;
        }
        if (retryAfter.matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            return date == null ? null : bounded(Duration.between(time(date), time(retryAfter)));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** When the answer was given by the partner's clock; by ours when it does not say. */
    static Instant date(@Nullable String date, Instant now) {
        try {
            return date == null ? now : time(date).toInstant();
        } catch (DateTimeException _) {
            return now;
        }
    }

    private static ZonedDateTime time(String header) {
        return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
