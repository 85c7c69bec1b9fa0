package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.OrderId;

/**
 * The orders that ask for a person.
 *
 * @param count how many, each counted once
 * @param byFlag the flags that are up
 */
public record AskingOrders(long count, List<Asking> byFlag) {

    /** Of one flag no more orders are counted: so many, or more. */
    public static final int COUNTED = 10_000;

    /**
     * Those with one flag.
     *
     * @param oldest the one that was placed first
     */
    public record Asking(Attention flag, long count, OrderId oldest, Instant placedAt) {
    }

    public AskingOrders {
        byFlag = List.copyOf(byFlag);
    }
}
