package dev.ordergateway.store;

/** What became of an intent. */
public sealed interface Recorded {

    StoredOrder stored();

    /** The row is committed; the caller of the store is the one who may ask the partner. */
    record New(StoredOrder stored) implements Recorded {
    }

    /** The key was used before, with the same body. */
    record Known(StoredOrder stored) implements Recorded {
    }
}
