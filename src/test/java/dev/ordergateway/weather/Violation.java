package dev.ordergateway.weather;

/** An invariant that did not hold, and for which order; none when it is about no single one. */
record Violation(Rule rule, String order, String detail) {

    enum Rule {
        /** Transitions that were read and committed are stored exactly once, in the partner's order. */
        STORED_ONCE,
        /** Soon after a fault every stored status is the partner's. */
        AGREES,
        /** Only moves of the table were made. */
        IN_THE_TABLE,
        /** One stream an order, two for no longer than a hand-over. */
        ONE_STREAM,
        /** Connections are made no faster than is allowed. */
        PACED,
        /** One order at the partner for one key. */
        CREATED_ONCE,
        /** What was acknowledged is there. */
        NOTHING_LOST,
        /** No replica ends by itself. */
        LIVES
    }

    @Override
    public String toString() {
        return rule + " " + order + ": " + detail;
    }
}
