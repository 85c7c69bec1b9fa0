package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a replica that leaves gives its shards away: one after the other, so that those who take them over can answer their
 * callers meanwhile.
 */
final class Departure {

    private final int shards;
    private final Duration step;
    private final LongSupplier nanoTime;
    private final long begunAt;

    /**
     * @param shards that it has when it begins to leave
     * @param within how long after that the last is given away
     * @param nanoTime as {@link System#nanoTime}
     */
    Departure(int shards, Duration within, LongSupplier nanoTime) {
        this.shards = shards;
        this.step = within.dividedBy(Math.max(1, shards));
        this.nanoTime = nanoTime;
        this.begunAt = nanoTime.getAsLong();
    }

    /** How many shards it still keeps: one less from the beginning on. */
    int kept() {
        long given = 1 + (nanoTime.getAsLong() - begunAt) / Math.max(1, step.toNanos());
        return (int) Math.max(0, shards - given);
    }

    /** Until the next is given away. */
    Duration step() {
        return step;
    }
}
