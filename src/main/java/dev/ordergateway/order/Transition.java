package dev.ordergateway.order;

import java.time.Instant;

/** One change of an order's status. */
public record Transition(OrderStatus from, OrderStatus to, Instant at, Source source) {
}
