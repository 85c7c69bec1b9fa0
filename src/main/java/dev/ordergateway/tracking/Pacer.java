package dev.ordergateway.tracking;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

import io.smallrye.mutiny.Uni;

/** Lets those who wait go at a rate, the longest waiting first, however many come at once and after whatever pause. */
final class Pacer {

    private static final double NANOS = 1e9;
    private static final int AHEAD_IN_A_ROW = 3;

    private final double perSecond;
    private final double most;
    private final Later later;
    private final LongSupplier nanoTime;
    private final Waiters ahead = new Waiters();
    private final Waiters waiting = new Waiters();

    // guarded by this
    private double credit;
    private long creditedAt;
    private boolean isTicking;
    // touched by one tick after the other
    private int goneAhead;

    /** @param nanoTime as {@link System#nanoTime} */
    Pacer(int perSecond, Later later, LongSupplier nanoTime) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("a rate is at least one a second, not " + perSecond);
        }
        this.perSecond = perSecond;
        // what comes due between two ticks of the timer, and no more: a pause of the process is not made up for
        this.most = Math.max(1, perSecond / 20.0);
        this.later = later;
        this.nanoTime = nanoTime;
        this.credit = most;
        this.creditedAt = nanoTime.getAsLong();
    }

    /** Completes when it is one's turn; never fails. Cancelling gives the turn to the next. */
    Uni<Void> turn() {
        return turn(waiting);
    }

    /** The same before most who wait for a turn like any other. */
    Uni<Void> turnAhead() {
        return turn(ahead);
    }

    private Uni<Void> turn(Waiters among) {
        return Uni.createFrom().deferred(() -> takeIfFree() ? Uni.createFrom().voidItem()
                : Uni.createFrom().<Void> emitter(emitter -> {
                    among.add(emitter);
                    begin();
                }));
    }

    /** Takes a turn if there is one to be had at once, and nobody waits for it. */
    boolean takeIfFree() {
        return !isAwaited() && take();
    }

    private boolean isAwaited() {
        return !ahead.isEmpty() || !waiting.isEmpty();
    }

    private synchronized boolean take() {
        long now = nanoTime.getAsLong();
        credit = Math.min(most, credit + (now - creditedAt) / NANOS * perSecond);
        creditedAt = now;
        if (credit < 1) {
            return false;
        }
        credit--;
        return true;
    }

    private synchronized void begin() {
        if (!isTicking) {
            isTicking = true;
            tickLater();
        }
    }

    private void tick() {
        while (isAwaited() && take()) {
            next().wakeOldest();
        }
        synchronized (this) {
            isTicking = isAwaited();
            if (isTicking) {
                tickLater();
            }
        }
    }

    /** Those who go ahead leave some turns to the others, however many they are. */
    private Waiters next() {
        if (ahead.isEmpty() || (!waiting.isEmpty() && goneAhead == AHEAD_IN_A_ROW)) {
            goneAhead = 0;
            return waiting;
        }
        goneAhead = Math.min(goneAhead + 1, AHEAD_IN_A_ROW);
        return ahead;
    }

    /** Between half and one and a half of the average gap, so that replicas that began together drift apart. */
    private void tickLater() {
        double gap = NANOS / perSecond * (0.5 + ThreadLocalRandom.current().nextDouble());
        later.then(Duration.ofNanos((long) gap), this::tick);
    }
}
