package dev.ordergateway.order;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Something that was learned about an order. Whether it is believed is decided by {@link Order#observe}. */
public sealed interface Observation {

    Source source();

    Instant at();

    /**
     * The partner showed the order.
     *
     * @param askedAtVersion for the answer to a question: the version of the order known when the question was sent, so
     *        that an answer overtaken by a message is told from news without comparing clocks; null for a pushed message
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

    /** The order was surely not created: the partner could not be asked. */
    record NotCreated(Instant at) implements Observation {
        @Override
        public Source source() {
            return Source.PLACEMENT;
        }
    }

    /** The partner may or may not have created the order. */
    record OutcomeUnknown(Source source, Instant at) implements Observation {
    }

    /** An operator or the timer declares that an order of unknown outcome does not exist at the partner. */
    record DeclaredNotPlaced(Source source, Instant at) implements Observation {
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
     */
    record Unreadable(Source source, Instant at, int length, String sha256) implements Observation {
    }
}
