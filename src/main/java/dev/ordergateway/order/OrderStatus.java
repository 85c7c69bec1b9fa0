package dev.ordergateway.order;

import static dev.ordergateway.order.Phase.CLOSED;
import static dev.ordergateway.order.Phase.OPEN;
import static dev.ordergateway.order.Phase.SUCCEEDED;
import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an order stands, in our own closed words, and the one table of the moves it may make. */
public enum OrderStatus {
    /** The row is committed and the partner has not answered yet. */
    PLACING("Placing", OPEN),
    /** Surely not created; the same idempotency key may try again. */
    PLACEMENT_FAILED("PlacementFailed", CLOSED),
    /** The partner may or may not have it. */
    UNCONFIRMED("Unconfirmed", OPEN),
    /** Refused by the partner, or declared not placed. */
    REJECTED("Rejected", CLOSED),
    /** The address is given and not paid yet. */
    WAITING_FOR_PAYMENT("WaitingForPayment", OPEN),
    /** Paid, goods outstanding. */
    WAITING_FOR_DELIVERY("WaitingForDelivery", OPEN),
    /** The partner's staff is looking. */
    WAITING_FOR_MANUAL_ACTION("WaitingForManualAction", OPEN),
    /** Delivered, as the partner says. */
    DONE("Done", SUCCEEDED),
    /** The payment window is over; a late payment can still complete the order. */
    EXPIRED("Expired", CLOSED),
    CANCELED("Canceled", CLOSED),
    PAYMENT_FAILED("PaymentFailed", CLOSED),
    REFUNDED("Refunded", CLOSED);

    // @formatter:off
    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.ofEntries(
            entry(PLACING,                   to(WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE,
                                                EXPIRED, CANCELED, PAYMENT_FAILED, REFUNDED,
                                                UNCONFIRMED, REJECTED, PLACEMENT_FAILED)),
            entry(PLACEMENT_FAILED,          to(PLACING)),
            entry(UNCONFIRMED,               to(WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE,
                                                EXPIRED, CANCELED, PAYMENT_FAILED, REFUNDED, REJECTED)),
            // only when the failure is "not confirmed": Order checks that
            entry(REJECTED,                  to(WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE,
                                                EXPIRED, CANCELED, PAYMENT_FAILED, REFUNDED)),
            entry(WAITING_FOR_PAYMENT,       to(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE,
                                                EXPIRED, CANCELED, PAYMENT_FAILED, REFUNDED)),
            entry(WAITING_FOR_DELIVERY,      to(WAITING_FOR_MANUAL_ACTION, DONE,
                                                EXPIRED, CANCELED, PAYMENT_FAILED, REFUNDED)),
            entry(WAITING_FOR_MANUAL_ACTION, to(WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, DONE,
                                                EXPIRED, CANCELED, PAYMENT_FAILED, REFUNDED)),
            entry(DONE,                      to()),
            entry(EXPIRED,                   to(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE, CANCELED, REFUNDED)),
            entry(CANCELED,                  to(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE, EXPIRED, REFUNDED)),
            entry(PAYMENT_FAILED,            to(REFUNDED)),
            entry(REFUNDED,                  to()));
    // @formatter:on

    private static final Map<String, OrderStatus> BY_LABEL = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(OrderStatus::label, status -> status));

    private final String label;
    private final Phase phase;

    OrderStatus(String label, Phase phase) {
        this.label = label;
        this.phase = phase;
    }

    private static Set<OrderStatus> to(OrderStatus... successors) {
        var set = EnumSet.noneOf(OrderStatus.class);
        Collections.addAll(set, successors);
        return Collections.unmodifiableSet(set);
    }

    /** The spelling in JSON, in the database and on the console. */
    public String label() {
        return label;
    }

    /**
     * The status of that label.
     *
     * @throws IllegalArgumentException when no status is spelled so
     */
    public static OrderStatus ofLabel(String label) {
        var status = BY_LABEL.get(label);
        if (status == null) {
            throw new IllegalArgumentException("no such order status: " + label);
        }
        return status;
    }

    public Phase phase() {
        return phase;
    }

    public Set<OrderStatus> successors() {
        return MOVES.getOrDefault(this, Set.of());
    }

    public boolean canBecome(OrderStatus next) {
        return successors().contains(next);
    }

    /** No move is left. */
    public boolean isFinal() {
        return successors().isEmpty();
    }
}
