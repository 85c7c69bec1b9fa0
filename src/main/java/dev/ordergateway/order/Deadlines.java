package dev.ordergateway.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What time alone does to an order: the one table of deadlines.
 *
 * @param answer how long an order may be {@code Placing} before its answer counts as lost
 * @param confirmation how long an order may be {@code Unconfirmed} before it counts as not placed
 * @param retired the payment routes on which it does: nobody can pay an address that nobody received
 */
public record Deadlines(Duration answer, Duration confirmation, Set<String> retired) {

    private static final Duration DELIVERY = Duration.ofMinutes(30);
    /** How long a delivered order is read again for what is still missing. */
    public static final Duration CODES = Duration.ofHours(24);

    /** What has not come in time. */
    enum Kind {
        ANSWER,
        CONFIRMATION,
        PAYMENT,
        DELIVERY,
        CODES
    }

    private record Deadline(Kind kind, Instant at) {
    }

    public Deadlines {
        retired = Set.copyOf(retired);
    }

    /**
     * When the order must be considered again though nothing is heard of it, which may be in the past; null when time
     * changes nothing any more.
     */
    public @Nullable Instant next(Order order, Instant now) {
        var deadline = of(order);
        if (deadline != null) {
            return deadline.at;
        }
        return order.isSoftlyEnded() ? SlowWatch.next(order.statusSince(), now) : null;
    }

    /** What is overdue by now; null when nothing is. */
    @Nullable
    Kind passed(Order order, Instant now) {
        var deadline = of(order);
        return deadline == null || deadline.at.isAfter(now) ? null : deadline.kind;
    }

    private @Nullable Deadline of(Order order) {
        var since = order.statusSince();
        return switch (order.status()) {
            case PLACING -> order.partnerOrderId() == null ? new Deadline(Kind.ANSWER, since.plus(answer)) : null;
            case UNCONFIRMED -> isRetired(order) ? new Deadline(Kind.CONFIRMATION, since.plus(confirmation)) : null;
            case WAITING_FOR_PAYMENT -> flagged(order, Attention.OVERDUE_PAYMENT, Kind.PAYMENT, order.payment().deadline());
            case WAITING_FOR_DELIVERY -> flagged(order, Attention.OVERDUE_DELIVERY, Kind.DELIVERY, since.plus(DELIVERY));
            case DONE -> order.needsFollowing()
                    ? flagged(order, Attention.PARTIAL_DELIVERY, Kind.CODES, since.plus(CODES))
                    : null;
            default -> null;
        };
    }

    private boolean isRetired(Order order) {
        return order.partnerOrderId() == null && retired.contains(order.origin().request().payment().via());
    }

    /** A deadline that only raises a flag is over once it did. */
    private static @Nullable Deadline flagged(Order order, Attention flag, Kind kind, @Nullable Instant at) {
        boolean raised = order.attention().contains(flag) || order.memory().acknowledged().contains(flag);
        return raised || at == null ? null : new Deadline(kind, at);
    }
}
