package dev.ordergateway.placement;

import java.time.Duration;

import dev.ordergateway.store.StoredOrder;

/**
 * What became of a request to place an order.
 *
 * @param replayed the key had been used before, with the same body
 * @param retryAfter when the same key may be tried again, if nothing was created
 */
record Placed(StoredOrder stored, boolean replayed, Duration retryAfter) {
}
