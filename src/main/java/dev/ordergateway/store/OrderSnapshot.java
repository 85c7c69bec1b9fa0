package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PaymentInstructions;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What of an order may change, as it was at one version, without codes. The rest of it is read from the order itself. */
// a native executable reads and writes as JSON only what it is told of
@RegisterForReflection(registerFullHierarchy = true)
record OrderSnapshot(OrderStatus status, Instant updatedAt, Instant statusSince, @Nullable String orderState,
        @Nullable String paymentState, PaymentInstructions payment, List<Delivery> deliveries, List<Attention> attention,
        @Nullable Failure failure) {

    static OrderSnapshot of(Order order) {
        return new OrderSnapshot(order.status(), order.updatedAt(), order.statusSince(), order.orderState(),
                order.paymentState(), order.payment(), order.withoutCodes().deliveries(),
                order.attention().stream().sorted().toList(), order.failure());
    }

    Set<Attention> flags() {
        return Set.copyOf(attention);
    }

    /** What remains when the person behind it is forgotten. */
    OrderSnapshot erased() {
        return new OrderSnapshot(status, updatedAt, statusSince, orderState, paymentState, payment.erased(),
                deliveries.stream().map(Delivery::erased).toList(), attention, failure);
    }
}
