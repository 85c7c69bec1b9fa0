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

    /** When that is due which the order's status waits for, also when a flag says already that it did not come. */
    @Nullable
    Instant due(Order order) {
        var since = order.statusSince();
        return switch (order.status()) {
            case PLACING -> order.partnerOrderId() == null ? since.plus(answer) : null;
            case UNCONFIRMED -> isRetired(order) ? since.plus(confirmation) : null;
            case WAITING_FOR_PAYMENT -> order.payment().deadline();
            case WAITING_FOR_DELIVERY -> since.plus(DELIVERY);
            case DONE -> order.needsFollowing() ? since.plus(CODES) : null;
            default -> null;
        };
    }

    private @Nullable Deadline of(Order order) {
        var at = due(order);
        return switch (order.status()) {
            case PLACING -> at == null ? null : new Deadline(Kind.ANSWER, at);
            case UNCONFIRMED -> at == null ? null : new Deadline(Kind.CONFIRMATION, at);
            case WAITING_FOR_PAYMENT -> flagged(order, Attention.OVERDUE_PAYMENT, Kind.PAYMENT, at);
            case WAITING_FOR_DELIVERY -> flagged(order, Attention.OVERDUE_DELIVERY, Kind.DELIVERY, at);
            case DONE -> flagged(order, Attention.PARTIAL_DELIVERY, Kind.CODES, at);
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
