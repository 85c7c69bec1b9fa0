package dev.ordergateway.order;

import static dev.ordergateway.order.NextAction.What.ACKNOWLEDGE;
import static dev.ordergateway.order.NextAction.What.ADOPT_OR_WAIT;
import static dev.ordergateway.order.NextAction.What.ASK_PARTNER;
import static dev.ordergateway.order.NextAction.What.CONFIRM_PLACEMENT;
import static dev.ordergateway.order.NextAction.What.DECIDE_PLACEMENT;
import static dev.ordergateway.order.NextAction.What.DELIVER;
import static dev.ordergateway.order.NextAction.What.EXPIRE;
import static dev.ordergateway.order.NextAction.What.PAY;
import static dev.ordergateway.order.NextAction.What.POLL;
import static dev.ordergateway.order.NextAction.What.RETIRE;
import static dev.ordergateway.order.NextAction.What.REVIEW;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What happens next to an order that is open or has attention, and who does it.
 *
 * @param at when it happens or is due, which may be in the past; null when no time is known
 */
public record NextAction(What what, @Nullable Instant at) {

    /** Who has to do something. */
    public enum Who {
        PAYER,
        PARTNER,
        GATEWAY,
        OPERATOR;

        /** The spelling in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What has to be done. Of two that wait for a person the first comes first. */
    public enum What {
        /** Find out whether the partner has the order, and attach it or declare it not placed. */
        DECIDE_PLACEMENT(Who.OPERATOR),
        /** The partner's state is no move of ours: adopt it, or wait until the partner comes back. */
        ADOPT_OR_WAIT(Who.OPERATOR),
        /** Only the partner's desk can help. */
        ASK_PARTNER(Who.OPERATOR),
        /** Look, and say that it was seen. */
        ACKNOWLEDGE(Who.OPERATOR),
        PAY(Who.PAYER),
        /** Say whether there is an order, and how it stands. */
        CONFIRM_PLACEMENT(Who.PARTNER),
        /** End an order that was not paid in time, or find the payment after all. */
        EXPIRE(Who.PARTNER),
        DELIVER(Who.PARTNER),
        /** The partner's staff is looking. */
        REVIEW(Who.PARTNER),
        /** Read the order at the partner. */
        POLL(Who.GATEWAY),
        /** Count an order of unknown outcome as not placed. */
        RETIRE(Who.GATEWAY);

        private final Who who;

        What(Who who) {
            this.who = who;
        }

        public Who who() {
            return who;
        }

        /** The spelling in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Who who() {
        return what.who();
    }

    /**
     * A person who must decide comes before everybody, and a payer who is in time before a read.
     *
     * @param nextPoll when the order is read next for want of a stream; null when it is not
     */
    public static Optional<NextAction> of(Order order, Deadlines deadlines, Instant now, @Nullable Instant nextPoll) {
        if (order.phase() != Phase.OPEN && order.attention().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(decision(order).orElseGet(() -> step(order, deadlines, now, nextPoll)));
    }

    private static Optional<NextAction> decision(Order order) {
        return order.attention().stream().flatMap(flag -> decision(flag, order)).sorted().findFirst()
                .map(what -> new NextAction(what, null));
    }

    /** The other flags are for information: the order goes on by itself. */
    private static Stream<What> decision(Attention flag, Order order) {
        return switch (flag) {
            case REGRESSION_SEEN -> Stream.of(ADOPT_OR_WAIT);
            case PARTNER_MISSING, PAYMENT_QUARANTINED, OVERDUE_DELIVERY, PARTIAL_DELIVERY, UNKNOWN_PARTNER_STATE ->
                Stream.of(canLast(flag, order) ? ASK_PARTNER : ACKNOWLEDGE);
            case PAID_AFTER_EXPIRY -> Stream.of(ACKNOWLEDGE);
            case AMBIGUOUS_PLACEMENT, OVERDUE_PAYMENT, MALFORMED_PARTNER_DATA -> Stream.empty();
        };
    }

    /** Whether what raised the flag may still be so: the flag stays until somebody has seen it, wherever the order goes. */
    private static boolean canLast(Attention flag, Order order) {
        return switch (flag) {
            case OVERDUE_DELIVERY -> order.status() == OrderStatus.WAITING_FOR_DELIVERY;
            case PARTIAL_DELIVERY -> order.isAwaitingDeliveries();
            case PARTNER_MISSING -> isAtPartner(order) && order.memory().isMissing();
            default -> isAtPartner(order);
        };
    }

    private static boolean isAtPartner(Order order) {
        return order.partnerOrderId() != null && !order.status().isFinal();
    }

    private static NextAction step(Order order, Deadlines deadlines, Instant now, @Nullable Instant nextPoll) {
        var due = deadlines.due(order);
        var step = switch (order.status()) {
            case PLACING -> new NextAction(CONFIRM_PLACEMENT, due);
            case UNCONFIRMED -> order.partnerOrderId() != null ? new NextAction(CONFIRM_PLACEMENT, null)
                    : new NextAction(due == null ? DECIDE_PLACEMENT : RETIRE, due);
            case WAITING_FOR_PAYMENT -> new NextAction(order.isOverdue(now) ? EXPIRE : PAY, due);
            case WAITING_FOR_DELIVERY -> new NextAction(DELIVER, due);
            case WAITING_FOR_MANUAL_ACTION -> new NextAction(REVIEW, null);
            case EXPIRED, CANCELED, PAYMENT_FAILED ->
                order.isWatched(now) ? new NextAction(POLL, deadlines.next(order, now)) : new NextAction(ACKNOWLEDGE, null);
            case PLACEMENT_FAILED, REJECTED, DONE, REFUNDED -> new NextAction(ACKNOWLEDGE, null);
        };
        return nextPoll == null || step.what == PAY ? step : new NextAction(POLL, nextPoll);
    }
}
