package dev.ordergateway.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls may leave in any period of a length: the limit holds for each such period, not from one full minute to
 * the next. It is our own, because the rate limit of the fault tolerance library fails every call while its metrics are on.
 */
final class Budget {

    private final int calls;
    private final Duration period;

    // guarded by this; the times of the calls that still count, oldest first
    private final Deque<Instant> spent = new ArrayDeque<>();

    Budget(int calls, Duration period) {
        this.calls = calls;
        this.period = period;
    }

    /**
     * Tells whether a call may leave, and counts none.
     *
     * @throws PartnerFailure.OverBudget when there is none left
     */
    synchronized void check(Instant now) {
        while (!spent.isEmpty() && !now.isBefore(spent.getFirst().plus(period))) {
            spent.removeFirst();
        }
        if (spent.size() >= calls) {
            throw new PartnerFailure.OverBudget(
                    spent.isEmpty() ? period : Duration.between(now, spent.getFirst().plus(period)));
        }
    }

    /**
     * Counts one call.
     *
     * @throws PartnerFailure.OverBudget when there is none left
     */
    synchronized void spend(Instant now) {
        check(now);
        spent.addLast(now);
    }
}
