package dev.ordergateway.store;

import java.util.List;

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

    /** The order is at another version than the caller has seen. */
    public static final class VersionConflict extends StoreFailure {
        public VersionConflict() {
            super("another version");
        }
    }

    /** Another order of ours is known to the partner by this id. */
    public static final class PartnerOrderTaken extends StoreFailure {
        private final transient OrderId holder;

        public PartnerOrderTaken(OrderId holder) {
            super("partner order taken");
            this.holder = holder;
        }

        public OrderId holder() {
            return holder;
        }
    }

    /** There is no code to reveal. */
    public static final class NoCode extends StoreFailure {

        /** Why there is none. */
        public enum Why {
            /** It was delivered without one, as top-ups are. */
            NEVER_HAD_ONE,
            NOT_DELIVERED,
            ERASED,
            /** The partner has shown it, but here it is missing, its key is, or it was tampered with. */
            UNREADABLE
        }

        private final Why why;

        public NoCode(Why why) {
            super("no code to reveal: " + why);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /** Events after the cursor are not kept any more, or the event at the cursor is lost. */
    public static final class CursorExpired extends StoreFailure {
        private final String earliest;

        public CursorExpired(String earliest) {
            super("the cursor has expired");
            this.earliest = earliest;
        }

        /** The cursor behind which all events are kept. */
        public String earliest() {
            return earliest;
        }
    }

    /** Orders of the person are still open. */
    public static final class OpenOrders extends StoreFailure {
        private final transient List<OrderId> orders;

        public OpenOrders(List<OrderId> orders) {
            super("orders are open");
            this.orders = List.copyOf(orders);
        }

        public List<OrderId> orders() {
            return orders;
        }
    }

    /** Too many orders would have to be read to find those that are wanted. */
    public static final class QueryTooBroad extends StoreFailure {
        public QueryTooBroad() {
            super("query too broad");
        }
    }

    /** Another audit is under way on this replica. */
    public static final class AuditRunning extends StoreFailure {
        public AuditRunning() {
            super("an audit is running");
        }
    }
}
