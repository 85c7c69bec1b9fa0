package dev.ordergateway.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Order;

/**
 * An order and when it was last looked at upstream, which changes without a version.
 *
 * @param observedBy the label of the source that saw it last
 */
public record StoredOrder(Order order, @Nullable Instant observedAt, @Nullable String observedBy) {
}
