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

    /** So many failed streams in a row make an order polled. */
    static final int FAILURES = 3;
    private static final int POLLS = 10;

    static Rhythm starting(Backoff backoff) {
        return new Rhythm(backoff, 0, 0, false);
    }

    boolean isPolling() {
        return stopped || (failures >= FAILURES && polls < POLLS);
    }

    /** A stream is opened without a wait: for the first time, after one that was good, or because one was promised. */
    boolean isFresh() {
        return failures == 0 || polls > POLLS;
    }

    Rhythm streamFailed() {
        return new Rhythm(failures == 0 ? backoff : backoff.next(), failures + 1, 0, stopped);
    }

    /** No stream could even be tried. */
    Rhythm turnedAway() {
        return new Rhythm(backoff, Math.max(failures, FAILURES), 0, stopped);
    }

    /** A stream may be had again. */
    Rhythm streamPromised() {
        return new Rhythm(backoff, failures, POLLS + 1, stopped);
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
