package dev.ordergateway.order;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An order as the partner shows it in one answer or message, translated but not yet believed.
 *
 * @param status what the partner's word means to us; null when there was no word or one nobody knows
 * @param orderState the partner's raw word; null when there was none
 * @param paymentQuarantined the partner's payment word means that a person must look before anything is delivered
 * @param deliveries positions as listed; empty when none were shown
 */
public record PartnerOrder(PartnerOrderId id, @Nullable OrderStatus status, @Nullable String orderState,
        @Nullable String paymentState, boolean paymentQuarantined, PaymentInstructions payment, List<Delivery> deliveries) {

    public PartnerOrder {
        deliveries = List.copyOf(deliveries);
    }

    /** The same without what belongs to the person behind it. */
    PartnerOrder erased() {
        return new PartnerOrder(id, status, orderState, paymentState, paymentQuarantined, payment.erased(),
                deliveries.stream().map(Delivery::erased).toList());
    }
}
