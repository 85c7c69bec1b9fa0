package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PAYMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One order at one version. Immutable; {@link #observe} is the only way to another status.
 *
 * @param version 1, 2, 3 … without gaps, one per change of what a caller can see
 * @param partnerOrderId null until the partner is known to have the order
 * @param orderState the partner's latest believed word, verbatim
 * @param memory what no caller sees
 */
public record Order(OrderId id, OrderStatus status, int version, Instant createdAt, Instant updatedAt, Instant statusSince,
        Origin origin, @Nullable PartnerOrderId partnerOrderId, @Nullable String orderState, @Nullable String paymentState,
        PaymentInstructions payment, List<Delivery> deliveries, Set<Attention> attention, @Nullable Failure failure,
        Memory memory) {

    private static final Set<OrderStatus> SOFT_ENDINGS = Set.of(EXPIRED, CANCELED, PAYMENT_FAILED);

    public Order {
        deliveries = List.copyOf(deliveries);
        attention = Set.copyOf(attention);
    }

    /** A new order whose partner has not been asked yet. */
    public static Order placing(OrderId id, Instant at, Origin origin, Instant paymentDeadline) {
        var asked = origin.request().payment();
        var payment = new PaymentInstructions(null, null, null, asked.coin(), asked.network(), asked.via(), null,
                paymentDeadline, true);
        return new Order(id, PLACING, 1, at, at, at, origin, null, null, null, payment, origin.request().deliveries(),
                Set.of(), null, Memory.FRESH);
    }

    /**
     * What the observation does to this order. Total: it never throws, and the same observation twice changes nothing the
     * second time.
     */
    public Outcome observe(Observation observation) {
        return new Judgement(this).of(observation);
    }

    public Phase phase() {
        return status.phase();
    }

    /** The partner has it and it is not finished. */
    public boolean isFollowed() {
        return phase() == Phase.OPEN && partnerOrderId != null;
    }

    /** The partner says delivered, and something promised has not been seen yet. */
    public boolean isAwaitingDeliveries() {
        return status == DONE && !deliveries.stream().allMatch(Delivery::isFulfilled);
    }

    /** The partner has it, and there is still something to learn. */
    public boolean needsFollowing() {
        return isFollowed() || (partnerOrderId != null && isAwaitingDeliveries());
    }

    /** It has ended, and the partner may still move it. */
    public boolean isSoftlyEnded() {
        return partnerOrderId != null && SOFT_ENDINGS.contains(status);
    }

    /** It has ended, and is looked at now and then. */
    public boolean isWatched(Instant now) {
        return isSoftlyEnded() && !SlowWatch.isOver(statusSince, now);
    }

    /** The time to pay is over, and the partner still waits. */
    public boolean isOverdue(Instant now) {
        return status == WAITING_FOR_PAYMENT && payment.deadline() != null && !payment.deadline().isAfter(now);
    }

    /**
     * What of it may be kept beside this order. Nothing personal once the person is erased, nor while it may belong to
     * another order and thus to somebody else.
     */
    public PartnerOrder keepable(PartnerOrder shown) {
        return memory.erased() || !shown.id().equals(partnerOrderId) ? shown.erased() : shown;
    }

    /** The same order for those who have no business with its codes. */
    public Order withoutCodes() {
        return withDeliveries(deliveries.stream().map(delivery -> delivery.withCode(null)).toList());
    }

    /** The same order with what else is known of the same deliveries. */
    public Order withDeliveries(List<Delivery> known) {
        return new Order(id, status, version, createdAt, updatedAt, statusSince, origin, partnerOrderId, orderState,
                paymentState, payment, known, attention, failure, memory);
    }

    /** Anything but codes, and what no caller sees, is not as it was. */
    public boolean differs(Order before) {
        return !at(before).withoutCodes().equals(before.withoutCodes());
    }

    /** The same order with the other's version and memory. */
    private Order at(Order other) {
        return new Order(id, status, other.version, createdAt, updatedAt, statusSince, origin, partnerOrderId, orderState,
                paymentState, payment, deliveries, attention, failure, other.memory);
    }

    @Override
    public String toString() {
        return "Order[" + id + ", " + status.label() + ", " + version + "]";
    }
}
