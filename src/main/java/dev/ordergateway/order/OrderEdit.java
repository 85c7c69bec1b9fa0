package dev.ordergateway.order;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The next version of an order in the making. */
final class OrderEdit {

    private final Order before;
    private Origin origin;
    private @Nullable PartnerOrderId partnerOrderId;
    private @Nullable String orderState;
    private @Nullable String paymentState;
    private PaymentInstructions payment;
    private List<Delivery> deliveries;
    private Set<Attention> attention;
    private @Nullable Failure failure;
    private Memory memory;

    OrderEdit(Order before) {
        this.before = before;
        this.origin = before.origin();
        this.partnerOrderId = before.partnerOrderId();
        this.orderState = before.orderState();
        this.paymentState = before.paymentState();
        this.payment = before.payment();
        this.deliveries = before.deliveries();
        this.attention = before.attention();
        this.failure = before.failure();
        this.memory = before.memory();
    }

    OrderEdit facts(PartnerOrder shown) {
        var seen = memory.erased() ? shown.erased() : shown;
        partnerOrderId = seen.id();
        flag(seen);
        orderState = Facts.latest(orderState, seen.orderState());
        paymentState = Facts.latest(paymentState, seen.paymentState());
        payment = payment.enrichedBy(seen.payment());
        deliveries = Delivery.enriched(deliveries, seen.deliveries());
        memory = memory.found();
        return this;
    }

    private void flag(PartnerOrder seen) {
        if (seen.status() == null && seen.orderState() != null && !seen.orderState().isEmpty()) {
            noticed(Attention.UNKNOWN_PARTNER_STATE, seen.orderState(), orderState);
        }
        if (seen.paymentQuarantined()) {
            noticed(Attention.PAYMENT_QUARANTINED, seen.paymentState(), paymentState);
        }
    }

    /** Raises the flag, unless a person has seen it already. */
    OrderEdit attention(Attention raised) {
        if (!memory.acknowledged().contains(raised)) {
            var all = EnumSet.of(raised);
            all.addAll(attention);
            attention = all;
        }
        return this;
    }

    /** Another word than the known one is not what a person may have seen. */
    private void noticed(Attention raised, @Nullable String word, @Nullable String known) {
        memory = Objects.equals(word, known) ? memory : memory.forgetting(raised);
        attention(raised);
    }

    OrderEdit acknowledged() {
        memory = memory.acknowledging(attention);
        attention = Set.of();
        return this;
    }

    /** @param readAt when a read showed it; null when a message did */
    OrderEdit claimed(OrderStatus shown, @Nullable Instant readAt) {
        memory = memory.found().claimed(shown, readAt);
        return attention(Attention.REGRESSION_SEEN);
    }

    /** @param word what the partner's word means; null when there was none */
    OrderEdit agreeing(@Nullable OrderStatus word) {
        memory = word == null ? memory : memory.agreeing();
        return this;
    }

    OrderEdit missedAt(Instant at) {
        memory = memory.missedAt(at);
        return memory.isMissing() ? attention(Attention.PARTNER_MISSING) : this;
    }

    OrderEdit memory(Memory next) {
        memory = next;
        return this;
    }

    OrderEdit erased() {
        origin = origin.erased();
        payment = payment.erased();
        deliveries = deliveries.stream().map(Delivery::erased).toList();
        memory = memory.erasing();
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

    /** A caller would see a difference. */
    boolean isChanged() {
        return !made(before.status(), before.version(), before.updatedAt(), before.statusSince(), before.memory())
                .equals(before);
    }

    /** The next version if a caller would see a difference, else the same one with what it keeps in mind. */
    Order madeAt(Instant at) {
        return isChanged() ? made(before.status(), before.version() + 1, at, before.statusSince(), memory)
                : made(before.status(), before.version(), before.updatedAt(), before.statusSince(), memory);
    }

    Order movedTo(OrderStatus status, Instant at) {
        return made(status, before.version() + 1, at, at, memory.moved());
    }

    private Order made(OrderStatus status, int version, Instant updatedAt, Instant statusSince, Memory kept) {
        return new Order(before.id(), status, version, before.createdAt(), updatedAt, statusSince, origin,
                knownAs(status), orderState, paymentState, payment, deliveries, attention, failure, kept);
    }

    /** The partner's id leads to the person, so an erased order keeps it only while it must be followed. */
    private @Nullable PartnerOrderId knownAs(OrderStatus status) {
        return memory.erased() && status.phase() != Phase.OPEN ? null : partnerOrderId;
    }
}
