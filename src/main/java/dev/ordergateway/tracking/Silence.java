package dev.ordergateway.tracking;

import java.time.Duration;
import java.time.Instant;

/**
 * When an open stream has been quiet for so long that the order is read. The first look comes early, because a stream
 * that does not begin with the order's state may have missed something while it was being opened.
 */
record Silence(Instant since, Duration limit, Duration first) {

    static final Duration EARLY = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    static Silence opened(Instant at, Duration first) {
        return new Silence(at, first.compareTo(EARLY) < 0 ? first : EARLY, first);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until());
    }

    /**
     * How long to wait before asking again whether it is over; never negative. Not longer than the first limit, because a
     * message brings the end nearer.
     */
    Duration remaining(Instant now) {
        var left = isOver(now) ? Duration.ZERO : Duration.between(now, until());
        return left.compareTo(first) < 0 ? left : first;
    }

    /** A message came. */
    Silence heard(Instant at) {
        return new Silence(at, first, first);
    }

    /** The order was read instead. */
    Silence looked(Instant at) {
        if (isEarly()) {
            return heard(at);
        }
        var doubled = limit.multipliedBy(2);
        return new Silence(at, doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST, first);
    }

    /** The first look of a stream that has brought nothing yet. */
    boolean isEarly() {
        return limit.compareTo(first) < 0;
    }

    private Instant until() {
        return since.plus(limit);
    }
}
