package dev.ordergateway.order;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How an order is watched that may still move though hardly anybody expects it: every 15 minutes for a day, then hourly. */
public final class SlowWatch {

    private static final Duration OFTEN = Duration.ofMinutes(15);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration FIRST_DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    private SlowWatch() {
    }

    /** Between looks, a week after {@code since} as before. */
    public static Duration interval(Instant since, Instant now) {
        return now.isBefore(since.plus(FIRST_DAY)) ? OFTEN : SELDOM;
    }

    static boolean isOver(Instant since, Instant now) {
        return !now.isBefore(since.plus(WEEK));
    }

    /** The next look after now; null when the week is over. */
    static @Nullable Instant next(Instant since, Instant now) {
        var from = now.isBefore(since) ? since : now;
        var interval = interval(since, from);
        long passed = Duration.between(since, from).dividedBy(interval);
        var next = since.plus(interval.multipliedBy(passed + 1));
        return next.isAfter(since.plus(WEEK)) ? null : next;
    }
}
