package dev.ordergateway.partner;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.OrderRequest;

/**
 * For whom the partner is called, as far as the headers tell.
 *
 * @param country where the goods are for; null for the configured one
 * @param client null when it is unknown or not passed on
 */
public record EndUser(@Nullable String country, @Nullable ClientContext client) {

    /** Who asked for an order. */
    public static EndUser of(OrderRequest request, @Nullable ClientContext client) {
        return new EndUser(request.country().orElse(null), client);
    }
}
