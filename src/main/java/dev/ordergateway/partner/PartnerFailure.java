package dev.ordergateway.partner;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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
