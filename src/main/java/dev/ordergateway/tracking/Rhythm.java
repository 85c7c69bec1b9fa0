package dev.ordergateway.tracking;

/**
 * Whether an order is streamed or polled next. Three failed streams in a row make it polled; every tenth poll a stream is
 * tried again, unless the partner said stop.
 *
 * @param failures streams that failed in a row
 * @param polls since the last stream
 * @param stopped the partner sent {@code stop}, so no stream is opened any more
 */
record Rhythm(Backoff backoff, int failures, int polls, boolean stopped) {

    private static final int FAILURES = 3;
    private static final int POLLS = 10;

    static Rhythm starting(Backoff backoff) {
        return new Rhythm(backoff, 0, 0, false);
    }

    boolean isPolling() {
        return stopped || (failures >= FAILURES && polls < POLLS);
    }

    /** A stream is opened for the first time, or after one that was good: without a wait. */
    boolean isFresh() {
        return failures == 0;
    }

    Rhythm streamFailed() {
        return new Rhythm(isFresh() ? backoff : backoff.next(), failures + 1, 0, stopped);
    }

    Rhythm polled() {
        return new Rhythm(backoff, failures, polls + 1, stopped);
    }

    /** The stream brought news, or has lived long enough to count as good. */
    Rhythm good() {
        return new Rhythm(backoff.reset(), 0, 0, stopped);
    }

    Rhythm stop() {
        return new Rhythm(backoff, failures, 0, true);
    }
}
