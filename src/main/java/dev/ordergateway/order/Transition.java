package dev.ordergateway.order;

import java.time.Instant;

/**
 * One change of an order's status.
 *
 * @param since when the former status began
 */
public record Transition(OrderStatus from, OrderStatus to, Instant since, Instant at, Source source) {
}
