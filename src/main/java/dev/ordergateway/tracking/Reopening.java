package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.smallrye.mutiny.Uni;

/** Tells orders without a stream that the partner gives streams again, seldom, because those who come may be those who fail. */
final class Reopening {

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);

    private final Waiters waiters = new Waiters();
    private final Later later;
    private final Clock clock;

    // guarded by this; may be in the future
    private Instant next = Instant.MIN;
    private volatile Instant last = Instant.MIN;

    Reopening(Later later, Clock clock) {
        this.later = later;
        this.clock = clock;
    }

    /** Completes at the next call, or at once when there was one later than that; never fails. */
    Uni<Void> after(Instant triedAt) {
        return waiters.nextUnless(() -> last.isAfter(triedAt));
    }

    /** One of them may try. */
    void callAny() {
        waiters.wakeAny();
    }

    synchronized void callAll() {
        var now = clock.instant();
        if (!next.isAfter(now)) {
            var earliest = next.plus(BETWEEN_CALLS);
            next = earliest.isAfter(now) ? earliest : now;
            later.then(Duration.between(now, next), this::call);
        }
    }

    private void call() {
        last = clock.instant();
        waiters.wakeAll();
    }
}
