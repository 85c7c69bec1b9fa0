package dev.ordergateway.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.OrderView;

/**
 * A page of orders.
 *
 * @param notice why there is nothing to see, when that is not because nothing was found
 * @param newest where the first page is, null on it
 * @param older where the next one is, null on the last
 */
public record OrdersTable(List<OrderView> orders, @Nullable String notice, @Nullable String newest, @Nullable String older) {

    static OrdersTable notice(String text) {
        return new OrdersTable(List.of(), text, null, null);
    }
}
