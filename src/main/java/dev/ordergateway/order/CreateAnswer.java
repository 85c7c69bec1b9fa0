package dev.ordergateway.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What came back from the one create call, as far as it matters, and the one table of what it means. */
public sealed interface CreateAnswer {

    /** The call surely never reached the partner: refused, unresolved, TLS failed or breaker open. */
    record NotSent() implements CreateAnswer {
    }

    /** The request left and no whole answer came back: time-out, reset or truncated. */
    record NoAnswer() implements CreateAnswer {
    }

    /**
     * An HTTP answer.
     *
     * @param status the HTTP status
     * @param order what the body shows, when it holds an order id
     * @param problems the partner's codes, in its order; empty when there were none
     * @param complains the body lists problems, be they codes or not
     * @param retryAfter what the partner asked for, when it did
     */
    record Answered(int status, @Nullable PartnerOrder order, List<String> problems, boolean complains,
            @Nullable Duration retryAfter)
            implements
                CreateAnswer {

        private boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        private boolean isOdd() {
            return !isSuccess() || complains || order == null || order.status() == null;
        }
    }

    /** What an answer means for the order. */
    enum Meaning {
        /** Created, and its state is shown. */
        CREATED,
        /** Created, but something about the answer is odd: to be confirmed by reading it. */
        ATTACHED,
        REFUSED,
        NOT_CREATED,
        UNKNOWN
    }

    default Meaning meaning() {
        return switch (this) {
            case NotSent() -> Meaning.NOT_CREATED;
            case NoAnswer() -> Meaning.UNKNOWN;
            case Answered answer when answer.order != null -> answer.isOdd() ? Meaning.ATTACHED : Meaning.CREATED;
            case Answered answer -> switch (answer.status) {
                case 400, 401, 403, 404, 409, 410, 413, 415, 422 -> Meaning.REFUSED;
                case 429 -> Meaning.NOT_CREATED;
                default -> answer.isSuccess() && answer.complains ? Meaning.REFUSED : Meaning.UNKNOWN;
            };
        };
    }

    /**
     * The same as something observed about the order.
     *
     * @param attempt which of the attempts to create the order it answers
     */
    default Observation observedAt(Instant at, int attempt) {
        return switch (meaning()) {
            case CREATED, ATTACHED -> new Observation.Shown(Source.PLACEMENT, at, shownOrder(), null);
            case REFUSED -> new Observation.Refused(at, partnerCode());
            case NOT_CREATED -> new Observation.NotCreated(at, attempt);
            case UNKNOWN -> new Observation.OutcomeUnknown(at);
        };
    }

    private PartnerOrder shownOrder() {
        if (this instanceof Answered(_, PartnerOrder order, _, _, _)) {
            return order;
        }
        throw new IllegalStateException("no order was shown");
    }

    private @Nullable String partnerCode() {
        return this instanceof Answered answer && !answer.problems.isEmpty() ? answer.problems.getFirst() : null;
    }
}
