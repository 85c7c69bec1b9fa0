package dev.ordergateway.weather;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The most connections in any second. */
public final class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private Pace() {
    }

    /** Of times in order. */
    public static int fastest(List<Instant> connections) {
        var within = new ArrayDeque<Instant>();
        int most = 0;
        for (var at : connections) {
            within.addLast(at);
            while (!within.getFirst().plus(WINDOW).isAfter(at)) {
                within.removeFirst();
            }
            most = Math.max(most, within.size());
        }
        return most;
    }
}
