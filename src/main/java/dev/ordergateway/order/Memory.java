package dev.ordergateway.order;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an order keeps in mind that no caller sees, so that it changes without a version.
 *
 * @param attempt how many times the partner was or is being asked to create the order
 * @param acknowledged the flags a person has seen; while its cause is the same and the status too, none is raised again
 * @param claim what the partner shows against the table of moves; null when it does not
 * @param absence how often in a row the partner did not know the order; null when it does
 * @param erased the person behind the order was erased, so personal facts are not learned again
 */
public record Memory(int attempt, Set<Attention> acknowledged, @Nullable Claim claim, @Nullable Absence absence,
        boolean erased) {

    /** Of an order that is being placed for the first time. */
    public static final Memory FRESH = new Memory(1, Set.of(), null, null, false);

    private static final Duration AGREEMENT = Duration.ofMinutes(1);
    private static final int ABSENCES = 3;
    private static final Duration ABSENCE = Duration.ofMinutes(15);

    /**
     * A state that is no move from ours.
     *
     * @param readAt when a read first showed it; null while only messages did
     */
    public record Claim(OrderStatus status, @Nullable Instant readAt) {
    }

    /** Reads in a row that did not find the order: when the first and the last were, and how many. */
    public record Absence(Instant since, Instant last, int times) {
    }

    public Memory {
        acknowledged = Set.copyOf(acknowledged);
    }

    /** Two reads, a minute apart or more, agree that the partner is in this state. */
    boolean isAgreed(OrderStatus shown, Instant at) {
        return claim != null && claim.status == shown && claim.readAt != null
                && !claim.readAt.plus(AGREEMENT).isAfter(at);
    }

    /** The partner has not known the order three times over a quarter of an hour. */
    boolean isMissing() {
        return absence != null && absence.times >= ABSENCES && !absence.since.plus(ABSENCE).isAfter(absence.last);
    }

    /** Another claim than the one before is another cause for its flag. */
    Memory claimed(OrderStatus shown, @Nullable Instant readAt) {
        if (claim == null || claim.status == shown) {
            var first = claim == null || claim.readAt == null ? readAt : claim.readAt;
            return new Memory(attempt, acknowledged, new Claim(shown, first), absence, erased);
        }
        return new Memory(attempt, acknowledged, new Claim(shown, readAt), absence, erased)
                .forgetting(Attention.REGRESSION_SEEN);
    }

    /** The partner shows what is believed. */
    Memory agreeing() {
        return claim == null ? this
                : new Memory(attempt, acknowledged, null, absence, erased).forgetting(Attention.REGRESSION_SEEN);
    }

    Memory missedAt(Instant at) {
        var next = absence == null ? new Absence(at, at, 1)
                : at.isAfter(absence.last) ? new Absence(absence.since, at, absence.times + 1) : absence;
        return new Memory(attempt, acknowledged, claim, next, erased);
    }

    Memory found() {
        return absence == null ? this
                : new Memory(attempt, acknowledged, claim, null, erased).forgetting(Attention.PARTNER_MISSING);
    }

    Memory askingAgain() {
        return new Memory(attempt + 1, acknowledged, claim, absence, erased);
    }

    Memory acknowledging(Set<Attention> seen) {
        var all = EnumSet.noneOf(Attention.class);
        all.addAll(acknowledged);
        all.addAll(seen);
        return new Memory(attempt, all, claim, absence, erased);
    }

    Memory forgetting(Attention flag) {
        var rest = EnumSet.noneOf(Attention.class);
        rest.addAll(acknowledged);
        rest.remove(flag);
        return new Memory(attempt, rest, claim, absence, erased);
    }

    /** A new status is a new matter. */
    Memory moved() {
        return new Memory(attempt, Set.of(), null, absence, erased);
    }

    Memory erasing() {
        return new Memory(attempt, acknowledged, claim, absence, true);
    }
}
