package dev.ordergateway.order;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Something that was learned about an order. Whether it is believed is decided by {@link Order#observe}. */
public sealed interface Observation {

    Source source();

    Instant at();

    /** What the partner showed; empty when this is about something else. */
    default Optional<PartnerOrder> shownOrder() {
        return switch (this) {
            case Shown shown -> Optional.of(shown.order);
            case Adopted adopted -> Optional.of(adopted.order);
            default -> Optional.empty();
        };
    }

    /**
     * The partner showed the order.
     *
     * @param askedAtVersion the version of the order that this may be older than: for the answer to a question the one
     *        known when it was sent, so that an answer overtaken by a message is told from news without comparing clocks;
     *        null for a pushed message that no answer can have overtaken
     */
    record Shown(Source source, Instant at, PartnerOrder order, @Nullable Integer askedAtVersion) implements Observation {
    }

    /** The partner refused to create the order. */
    record Refused(Instant at, @Nullable String partnerCode) implements Observation {
        @Override
        public Source source() {
            return Source.PLACEMENT;
        }
    }

    /**
     * The order was surely not created: the partner could not be asked.
     *
     * @param attempt which of the attempts it was, because another may have begun before this one's end was recorded
     */
    record NotCreated(Instant at, int attempt) implements Observation {
        @Override
        public Source source() {
            return Source.PLACEMENT;
        }
    }

    /** The partner may or may not have created the order. */
    record OutcomeUnknown(Instant at) implements Observation {
        @Override
        public Source source() {
            return Source.PLACEMENT;
        }
    }

    /** An operator declares that an order of unknown outcome does not exist at the partner. */
    record DeclaredNotPlaced(Instant at) implements Observation {
        @Override
        public Source source() {
            return Source.OPERATOR;
        }
    }

    /**
     * An operator wants the state that the partner shows, even against the table of moves. It is taken when an earlier
     * read, a minute ago or more, showed the same.
     *
     * @param askedAtVersion the version of the order known when the partner was asked
     */
    record Adopted(Instant at, PartnerOrder order, int askedAtVersion) implements Observation {
        @Override
        public Source source() {
            return Source.OPERATOR;
        }
    }

    /** An operator has seen why the order asks for a person. */
    record Acknowledged(Instant at) implements Observation {
        @Override
        public Source source() {
            return Source.OPERATOR;
        }
    }

    /** The person behind the order is to be forgotten. */
    record Erased(Instant at) implements Observation {
        @Override
        public Source source() {
            return Source.OPERATOR;
        }
    }

    /** The partner was asked and does not know the order. */
    record NotFound(Source source, Instant at) implements Observation {
    }

    /** Time has passed, and that alone may mean something. */
    record TimePassed(Instant at, Deadlines deadlines) implements Observation {
        @Override
        public Source source() {
            return Source.TIMER;
        }
    }

    /** The caller tries again with the same key what was surely not created before. */
    record TriedAgain(Instant at, Instant paymentDeadline) implements Observation {
        @Override
        public Source source() {
            return Source.PLACEMENT;
        }
    }

    /**
     * Something arrived for this order that cannot be read. It may hold secrets, so only its measure is kept.
     *
     * @param length in bytes
     * @param sha256 in hex
     * @param position how many characters of it could be read
     */
    record Unreadable(Source source, Instant at, int length, String sha256, int position) implements Observation {
    }
}
