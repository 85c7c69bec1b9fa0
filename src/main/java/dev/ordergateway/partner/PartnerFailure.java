package dev.ordergateway.partner;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.FieldError;

/** Why a question to the partner has no answer. Messages never hold the partner's text, an id or an e-mail. */
public abstract sealed class PartnerFailure extends RuntimeException {

    private PartnerFailure(String message) {
        super(message, null, false, false);
    }

    /** The partner knows no such order. */
    public static final class NotFound extends PartnerFailure {
        public NotFound() {
            super("the partner does not know it");
        }
    }

    /** The question is one that the partner would not take, so it was not asked. */
    public static final class Unaskable extends PartnerFailure {

        private final transient List<FieldError> errors;

        public Unaskable(List<FieldError> errors) {
            super("the question is not one for the partner");
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** The partner found the question wrong. */
    public static final class Refused extends PartnerFailure {

        private final @Nullable String code;

        public Refused(@Nullable String code) {
            super("the partner refused to answer");
            this.code = code;
        }

        /** The partner's code; null when it gave none. */
        public @Nullable String code() {
            return code;
        }
    }

    /** Our own budget for the partner is spent, so it was not asked. */
    public static final class OverBudget extends PartnerFailure {

        private final Duration retryAfter;

        public OverBudget(Duration retryAfter) {
            super("the budget for calls to the partner is spent");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The partner cannot be asked now: not reachable, or it asks us to slow down. */
    public static final class Unavailable extends PartnerFailure {

        private final transient @Nullable Duration retryAfter;

        public Unavailable(@Nullable Duration retryAfter) {
            super("the partner is not available");
            this.retryAfter = retryAfter;
        }

        /** How long the partner asked us to wait; null when it did not say. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The partner took too long. */
    public static final class TimedOut extends PartnerFailure {
        public TimedOut() {
            super("the partner took too long");
        }
    }

    /** The partner answered what cannot be used: an error, another content, another order. */
    public static final class BadAnswer extends PartnerFailure {

        private final int status;

        public BadAnswer(int status) {
            super("the partner answered " + status + " with nothing of use");
            this.status = status;
        }

        /** The HTTP status it came with. */
        public int status() {
            return status;
        }
    }
}
