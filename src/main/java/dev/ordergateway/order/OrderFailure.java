package dev.ordergateway.order;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Why an order could not be placed or a question about it not be answered. */
public abstract sealed class OrderFailure extends RuntimeException {

    private OrderFailure(String message) {
        super(message, null, false, false);
    }

    /** The request itself is wrong. */
    public static final class Invalid extends OrderFailure {
        private final transient List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super("invalid request");
            this.errors = List.copyOf(errors);
        }

        public Invalid(String field, String code, String detail) {
            this(List.of(new FieldError(field, code, detail)));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** Orders are asked for by what there is not. */
    public static final class InvalidFilter extends OrderFailure {
        private final transient List<FieldError> errors;

        public InvalidFilter(List<FieldError> errors) {
            super("invalid filter");
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** The body has more than {@link OrderRequest#MOST_BYTES}. */
    public static final class TooLarge extends OrderFailure {
        public TooLarge() {
            super("body too large");
        }
    }

    /** The cursor is none that was given out for this question. */
    public static final class InvalidCursor extends OrderFailure {
        private final transient List<FieldError> errors;

        /** @param field where it stood */
        public InvalidCursor(String field) {
            super("invalid cursor");
            this.errors = List.of(new FieldError(field, "unknown", "must be one that was given out for the same question"));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** The partner refused the order; also said again to whoever repeats the key. */
    public static final class Refused extends OrderFailure {
        private final transient OrderId order;
        private final @Nullable String partnerCode;
        private final boolean replayed;

        public Refused(OrderId order, @Nullable String partnerCode, boolean replayed) {
            super("order refused");
            this.order = order;
            this.partnerCode = partnerCode;
            this.replayed = replayed;
        }

        public OrderId order() {
            return order;
        }

        public @Nullable String partnerCode() {
            return partnerCode;
        }

        public boolean isReplayed() {
            return replayed;
        }
    }

    /** The order was surely not created; the same key may try again. */
    public static final class NotPlaced extends OrderFailure {
        private final transient OrderId order;
        private final Duration retryAfter;

        public NotPlaced(OrderId order, Duration retryAfter) {
            super("order not placed");
            this.order = order;
            this.retryAfter = retryAfter;
        }

        public OrderId order() {
            return order;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** An act that must name the version it is about does not. */
    public static final class VersionNotNamed extends OrderFailure {
        public VersionNotNamed() {
            super("version not named");
        }
    }

    /** The partner does not have the order, or is not known to have it, so it cannot be asked. */
    public static final class NothingToAsk extends OrderFailure {
        public NothingToAsk() {
            super("nothing to ask");
        }
    }

    /** The partner has no order by the id that was given. */
    public static final class UnknownPartnerOrder extends OrderFailure {
        public UnknownPartnerOrder() {
            super("unknown partner order");
        }
    }

    /** The order cannot be resolved in this way. */
    public static final class NotResolvable extends OrderFailure {
        private final Outcome.Reason reason;

        public NotResolvable(Outcome.Reason reason) {
            super("not resolvable: " + reason);
            this.reason = reason;
        }

        public Outcome.Reason reason() {
            return reason;
        }
    }
}
