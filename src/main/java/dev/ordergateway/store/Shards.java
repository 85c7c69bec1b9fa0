package dev.ordergateway.store;

import dev.ordergateway.order.OrderId;

/** The parts into which the orders fall, so that replicas can share them. */
public final class Shards {

    public static final int COUNT = 64;

    private Shards() {
    }

    /** The same that the database computes. */
    public static int of(OrderId id) {
        return (int) (id.value().getLeastSignificantBits() & (COUNT - 1));
    }
}
