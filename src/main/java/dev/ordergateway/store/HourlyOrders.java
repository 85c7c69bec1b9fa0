package dev.ordergateway.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How many orders were placed in each of the last hours of the clock.
 *
 * @param from when the first of them began
 * @param counts oldest first; the last hour is not over
 */
public record HourlyOrders(Instant from, List<Long> counts) {

    public static final int HOURS = 24;

    public HourlyOrders {
        counts = List.copyOf(counts);
    }

    /** When the first of the hours began that end with the one of this moment. */
    static Instant from(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
    }
}
