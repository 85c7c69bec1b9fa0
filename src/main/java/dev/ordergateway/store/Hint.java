package dev.ordergateway.store;

import dev.ordergateway.order.OrderId;

/** What another replica says has happened. It may get lost, so nothing may depend on it. */
public sealed interface Hint {

    /**
     * An order was changed.
     *
     * @param lookOwed whoever follows it must read it at the partner
     */
    record Changed(OrderId id, boolean lookOwed) implements Hint {
    }

    /**
     * Events have their places in the log.
     *
     * @param position how far it goes now
     */
    record EventsListed(long position) implements Hint {
    }

    /** Shards are being offered, taken or settled. */
    record LeasesMoved() implements Hint {
    }

    /** For a while something could not be heard, or not be told. */
    record Missed() implements Hint {
    }
}
