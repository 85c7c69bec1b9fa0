package dev.ordergateway.order;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The next version of an order in the making. */
final class OrderEdit {

    private final Order before;
    private @Nullable PartnerOrderId partnerOrderId;
    private @Nullable String orderState;
    private @Nullable String paymentState;
    private PaymentInstructions payment;
    private List<Delivery> deliveries;
    private Set<Attention> attention;
    private @Nullable Failure failure;

    OrderEdit(Order before) {
        this.before = before;
        this.partnerOrderId = before.partnerOrderId();
        this.orderState = before.orderState();
        this.paymentState = before.paymentState();
        this.payment = before.payment();
        this.deliveries = before.deliveries();
        this.attention = before.attention();
        this.failure = before.failure();
    }

    OrderEdit facts(PartnerOrder seen) {
        partnerOrderId = seen.id();
        orderState = Facts.latest(orderState, seen.orderState());
        paymentState = Facts.latest(paymentState, seen.paymentState());
        payment = payment.enrichedBy(seen.payment());
        deliveries = Delivery.enriched(deliveries, seen.deliveries());
        if (seen.status() == null && seen.orderState() != null && !seen.orderState().isEmpty()) {
            attention(Attention.UNKNOWN_PARTNER_STATE);
        }
        if (seen.paymentQuarantined()) {
            attention(Attention.PAYMENT_QUARANTINED);
        }
        return this;
    }

    OrderEdit attention(Attention raised) {
        var all = EnumSet.of(raised);
        all.addAll(attention);
        attention = all;
        return this;
    }

    OrderEdit payment(PaymentInstructions next) {
        payment = next;
        return this;
    }

    OrderEdit failure(@Nullable Failure why) {
        failure = why;
        return this;
    }

    boolean isChanged() {
        return !made(before.status(), before.version(), before.updatedAt(), before.statusSince()).equals(before);
    }

    Order madeAt(Instant at) {
        return made(before.status(), before.version() + 1, at, before.statusSince());
    }

    Order movedTo(OrderStatus status, Instant at) {
        return made(status, before.version() + 1, at, at);
    }

    private Order made(OrderStatus status, int version, Instant updatedAt, Instant statusSince) {
        return new Order(before.id(), status, version, before.createdAt(), updatedAt, statusSince, before.origin(),
                partnerOrderId, orderState, paymentState, payment, deliveries, attention, failure);
    }
}
