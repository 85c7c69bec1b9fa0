package dev.ordergateway.tracking;

import java.time.Duration;

/**
 * The waits between attempts: a value that answers its own successor, so that resetting is using the first one again.
 *
 * @param ceiling what the next wait is drawn below
 * @param max what the ceiling never passes
 */
record Backoff(Duration initial, Duration ceiling, Duration max) {

    static Backoff of(Duration initial, Duration max) {
        return new Backoff(initial, initial.compareTo(max) < 0 ? initial : max, max);
    }

    /**
     * A wait drawn evenly between nothing and the ceiling, so that many orders dropped at once do not return at once.
     *
     * @param random 0 inclusive to 1 exclusive
     */
    Duration delay(double random) {
        return Duration.ofNanos((long) (ceiling.toNanos() * random));
    }

    Backoff next() {
        var doubled = ceiling.multipliedBy(2);
        return new Backoff(initial, doubled.compareTo(max) < 0 ? doubled : max, max);
    }

    Backoff reset() {
        return of(initial, max);
    }
}
