package dev.ordergateway.support;

import static dev.ordergateway.order.Failure.NOT_CONFIRMED;
import static dev.ordergateway.order.Failure.ORDER_REFUSED;
import static dev.ordergateway.order.Failure.PARTNER_UNAVAILABLE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Failure;
import dev.ordergateway.order.Memory;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Origin;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.PaymentInstructions;

/** Orders for tests, in sentences: {@code anOrder().of(3).waitingForPayment()}. Each ends at version 5. */
public final class Orders {

    public static final Instant PLACED_AT = Instant.parse("2026-08-01T10:00:00Z");
    public static final Instant CHANGED_AT = PLACED_AT.plusSeconds(60);
    public static final Instant PAYMENT_DEADLINE = PLACED_AT.plus(Duration.ofMinutes(30));
    public static final PartnerOrderId PARTNER_ORDER_ID = new PartnerOrderId("ord_abc123xyz");
    public static final int VERSION = 5;

    private OrderId id = new OrderId(UUID.fromString("019864f5-0000-7000-8000-000000000001"));
    private int quantity = 1;
    private @Nullable String orderState;
    private @Nullable String reference;
    private String email = "buyer@example.com";

    private Orders() {
    }

    public static Orders anOrder() {
        return new Orders();
    }

    public Orders withId(OrderId anId) {
        id = anId;
        return this;
    }

    public Orders withReference(@Nullable String aReference) {
        reference = aReference;
        return this;
    }

    public Orders boughtBy(String anEmail) {
        email = anEmail;
        return this;
    }

    /** How many gift cards are bought. */
    public Orders of(int giftCards) {
        quantity = giftCards;
        return this;
    }

    /** The partner's raw word, where it is not the label of the status. */
    public Orders calledByThePartner(String word) {
        orderState = word;
        return this;
    }

    /** Version 1, before the partner was asked. */
    public Order justPlaced() {
        return Order.placing(id, PLACED_AT, origin(), PAYMENT_DEADLINE);
    }

    public Order placing() {
        return unattached(OrderStatus.PLACING, null);
    }

    public Order placementFailed() {
        return unattached(OrderStatus.PLACEMENT_FAILED, new Failure(PARTNER_UNAVAILABLE, null));
    }

    public Order unconfirmed() {
        return unattached(OrderStatus.UNCONFIRMED, null, Attention.AMBIGUOUS_PLACEMENT);
    }

    public Order refused() {
        return unattached(OrderStatus.REJECTED, new Failure(ORDER_REFUSED, "OUT_OF_STOCK"));
    }

    public Order declaredNotPlaced() {
        return unattached(OrderStatus.REJECTED, new Failure(NOT_CONFIRMED, null), Attention.AMBIGUOUS_PLACEMENT);
    }

    public Order waitingForPayment() {
        return in(OrderStatus.WAITING_FOR_PAYMENT);
    }

    public Order waitingForDelivery() {
        return in(OrderStatus.WAITING_FOR_DELIVERY);
    }

    public Order waitingForManualAction() {
        return in(OrderStatus.WAITING_FOR_MANUAL_ACTION);
    }

    public Order done() {
        return in(OrderStatus.DONE);
    }

    public Order expired() {
        return in(OrderStatus.EXPIRED);
    }

    /** An order in any status; Rejected means refused by the partner. */
    public Order in(OrderStatus status) {
        return switch (status) {
            case PLACING -> placing();
            case PLACEMENT_FAILED -> placementFailed();
            case UNCONFIRMED -> unconfirmed();
            case REJECTED -> refused();
            default -> attached(status);
        };
    }

    private Order attached(OrderStatus status) {
        var payment = new PaymentInstructions("SAMPLEaddress", new BigDecimal("101.48"), new BigDecimal("1.5"), "USDC",
                "Solana", "USER_WALLET", "solana:SAMPLEaddress?amount=101.48", PAYMENT_DEADLINE, true);
        var deliveries = IntStream.rangeClosed(1, quantity)
                .mapToObj(i -> new Delivery(i, "d" + i, "giftcard", "Airbnb", "US", "100", new BigDecimal("100"),
                        "buyer@example.com", "WaitingForPayment", false, false, null))
                .toList();
        return new Order(id, status, VERSION, PLACED_AT, CHANGED_AT, CHANGED_AT, origin(), PARTNER_ORDER_ID,
                orderState == null ? status.label() : orderState, "PaymentRequested", payment, deliveries, Set.of(), null,
                Memory.FRESH);
    }

    private Order unattached(OrderStatus status, @Nullable Failure failure, Attention... attention) {
        var placed = justPlaced();
        return new Order(id, status, VERSION, PLACED_AT, CHANGED_AT, CHANGED_AT, placed.origin(), null, null, null,
                placed.payment(), placed.deliveries(), Set.of(attention), failure, Memory.FRESH);
    }

    private Origin origin() {
        var item = new OrderRequest.Item("giftcard", quantity, "Airbnb", "US", "100", null, null, null);
        return new Origin(new OrderRequest(OrderRequest.Form.NESTED, List.of(item),
                new OrderRequest.Payment("via", "USER_WALLET", "USDC", "Solana"),
                new OrderRequest.User(email, null), null, "en", Map.of(), null, null),
                "shop", reference, Map.of());
    }
}
