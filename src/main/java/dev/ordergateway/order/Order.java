package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PLACEMENT_FAILED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.REJECTED;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.Source.OPERATOR;
import static dev.ordergateway.order.Source.PLACEMENT;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;

/**
 * One order at one version. Immutable; the only place where a status is decided.
 *
 * @param version 1, 2, 3 … without gaps, one per change of what a caller can see
 * @param partnerOrderId null until the partner is known to have the order
 * @param orderState the partner's latest believed word, verbatim
 */
public record Order(OrderId id, OrderStatus status, int version, Instant createdAt, Instant updatedAt, Instant statusSince,
        Origin origin, @Nullable PartnerOrderId partnerOrderId, @Nullable String orderState, @Nullable String paymentState,
        PaymentInstructions payment, List<Delivery> deliveries, Set<Attention> attention, @Nullable Failure failure) {

    private static final Set<OrderStatus> PAID = Set.of(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, DONE, REFUNDED);

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
                Set.of(), null);
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

    /**
     * What the observation does to this order. Total: it never throws, and the same observation twice changes nothing the
     * second time.
     */
    public Outcome observe(Observation observation) {
        return switch (observation) {
            case Observation.Shown shown -> shown(shown);
            case Observation.Refused refused ->
                ended(refused, REJECTED, new Failure(Failure.ORDER_REFUSED, refused.partnerCode()));
            case Observation.NotCreated notCreated ->
                ended(notCreated, PLACEMENT_FAILED, Failure.of(Failure.PARTNER_UNAVAILABLE));
            case Observation.DeclaredNotPlaced declared when status == PLACING -> regression(declared);
            case Observation.DeclaredNotPlaced declared -> ended(declared, REJECTED, Failure.of(Failure.NOT_CONFIRMED));
            case Observation.OutcomeUnknown unknown ->
                moved(edit().attention(Attention.AMBIGUOUS_PLACEMENT), UNCONFIRMED, unknown);
            case Observation.TriedAgain again ->
                moved(edit().failure(null).payment(payment.withEstimatedDeadline(again.paymentDeadline())), PLACING, again);
            case Observation.Unreadable unreadable ->
                disregarded(unreadable, Attention.MALFORMED_PARTNER_DATA, Reason.MALFORMED);
        };
    }

    private Outcome shown(Observation.Shown shown) {
        if (isAnother(shown)) {
            return disregarded(shown, null, Reason.OTHER_ORDER);
        }
        var learned = edit().facts(shown.order());
        var next = shown.order().status() == null ? status : shown.order().status();
        if (next == status && !learned.isChanged()) {
            return new Unchanged(this);
        }
        if (shown.askedAtVersion() != null && shown.askedAtVersion() < version) {
            return disregarded(shown, null, Reason.STALE);
        }
        if (partnerOrderId == null && !isPossiblyAtPartner()) {
            return regression(shown);
        }
        if (next == status) {
            return new Enriched(learned.madeAt(shown.at()));
        }
        if (status == EXPIRED && PAID.contains(next)) {
            learned.attention(Attention.PAID_AFTER_EXPIRY);
        }
        return moved(learned.failure(null), next, shown);
    }

    /** An order learns its partner id from the placement or from an operator, never from a stream or a poll. */
    private boolean isAnother(Observation.Shown shown) {
        return partnerOrderId == null ? shown.source() != PLACEMENT && shown.source() != OPERATOR
                : !partnerOrderId.equals(shown.order().id());
    }

    private boolean isPossiblyAtPartner() {
        return switch (status) {
            case PLACING, UNCONFIRMED -> true;
            case REJECTED -> failure != null && Failure.NOT_CONFIRMED.equals(failure.code());
            default -> false;
        };
    }

    /** An order the partner has shown exists, whoever says otherwise. */
    private Outcome ended(Observation observation, OrderStatus end, Failure why) {
        return partnerOrderId == null ? moved(edit().failure(why), end, observation) : regression(observation);
    }

    private Outcome moved(OrderEdit edit, OrderStatus next, Observation observation) {
        if (next == status) {
            return new Unchanged(this);
        }
        if (!status.canBecome(next)) {
            return regression(observation);
        }
        return new Advanced(edit.movedTo(next, observation.at()),
                new Transition(status, next, observation.at(), observation.source()));
    }

    private Outcome regression(Observation observation) {
        return disregarded(observation, Attention.REGRESSION_SEEN, Reason.NOT_A_MOVE);
    }

    private Outcome disregarded(Observation observation, @Nullable Attention raised, Reason reason) {
        var flagged = raised == null ? edit() : edit().attention(raised);
        return new Disregarded(flagged.isChanged() ? flagged.madeAt(observation.at()) : this, reason);
    }

    private OrderEdit edit() {
        return new OrderEdit(this);
    }

    @Override
    public String toString() {
        return "Order[" + id + ", " + status.label() + ", " + version + "]";
    }
}
