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

    // guarded by this
    private boolean isCalling;
    private volatile Instant last = Instant.MIN;

    Reopening(Later later, Clock clock) {
        this.later = later;
        this.clock = clock;
    }

    /** Completes at the next call, or at once when there was one later than that; never fails. */
    Uni<Void> after(Instant failedAt) {
        // one in the future was before the clock was put back
        return waiters.nextUnless(() -> last.isAfter(failedAt) && !last.isAfter(clock.instant()));
    }

    /** One of them may try. */
    void callAny() {
        waiters.wakeAny();
    }

    synchronized void callAll() {
        if (!isCalling) {
            isCalling = true;
            var rest = Duration.between(clock.instant(), last.plus(BETWEEN_CALLS));
            later.then(rest.isNegative() ? Duration.ZERO : rest.compareTo(BETWEEN_CALLS) > 0 ? BETWEEN_CALLS : rest,
                    this::call);
        }
    }

    private void call() {
        synchronized (this) {
            isCalling = false;
            last = clock.instant();
        }
        waiters.wakeAll();
    }
}
