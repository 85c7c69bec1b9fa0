package dev.ordergateway.store;

/**
 * One version of an order, at its place among the versions of all orders.
 *
 * @param cursor names the place
 * @param type what made the version
 * @param stored the order as it was then; when it was last looked at is as of now
 */
public record OrderEvent(String cursor, String type, StoredOrder stored) {
}
