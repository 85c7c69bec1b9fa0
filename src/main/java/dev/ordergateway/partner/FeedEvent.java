package dev.ordergateway.partner;

import dev.ordergateway.order.PartnerOrder;

/** What happens on the stream of one order. */
public sealed interface FeedEvent {

    /** The partner accepted the stream; nothing was shown yet. */
    record Opened() implements FeedEvent {
    }

    /** A message shows an order, which need not be the one asked for. */
    record Shown(PartnerOrder order) implements FeedEvent {
    }

    /** The partner says that nothing more will come. Not proof of anything about the order. */
    record Stopped() implements FeedEvent {
    }

    /**
     * A message that cannot be read; the stream goes on.
     *
     * @param length of the data, in bytes
     * @param sha256 of the data, in hex
     * @param position how many of its characters could be read
     */
    record Unreadable(int length, String sha256, int position) implements FeedEvent {
    }
}
