package dev.ordergateway.store;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.Order;

/**
 * What a caller wants to place, before the partner is asked.
 *
 * @param order new, in its first version
 * @param idempotencyKey the caller's safety key, unique per caller
 * @param fingerprint tells another body under the same key
 * @param client the end user's, kept beside the order; null when it is unknown or not passed on
 */
public record Intent(Order order, @Nullable String idempotencyKey, String fingerprint, @Nullable ClientContext client) {
}
