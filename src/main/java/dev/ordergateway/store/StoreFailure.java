package dev.ordergateway.store;

import dev.ordergateway.order.OrderId;

/** Why the store could not do as asked. */
public abstract sealed class StoreFailure extends RuntimeException {

    private StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    private StoreFailure(String message) {
        super(message, null, false, false);
    }

    /** There is no such order. */
    public static final class NotFound extends StoreFailure {
        public NotFound() {
            super("no such order");
        }
    }

    /** The idempotency key was used before with another body. */
    public static final class KeyReused extends StoreFailure {
        public KeyReused() {
            super("idempotency key used with another body");
        }
    }

    /** Another live order of the same caller has this client reference. */
    public static final class ReferenceTaken extends StoreFailure {
        private final transient OrderId holder;

        public ReferenceTaken(OrderId holder) {
            super("client reference taken");
            this.holder = holder;
        }

        public OrderId holder() {
            return holder;
        }
    }

    /** The database did not do it, or did not say so in time. */
    public static final class Unavailable extends StoreFailure {
        public Unavailable(Throwable cause) {
            super("the database did not answer as it should", cause);
        }
    }
}
