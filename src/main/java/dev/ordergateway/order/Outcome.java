package dev.ordergateway.order;

/** What an observation did to an order. */
public sealed interface Outcome {

    /** The order as it stands afterwards. */
    Order order();

    /** The partner's side told something that was not known before. */
    default boolean isNews() {
        return switch (this) {
            case Advanced _ -> true;
            case Enriched _ -> true;
            case Unchanged _ -> false;
            case Disregarded _ -> false;
        };
    }

    /** The same for those who have no business with the order's codes. */
    default Outcome withoutCodes() {
        return switch (this) {
            case Advanced(var order, var transition) -> new Advanced(order.withoutCodes(), transition);
            case Enriched(var order) -> new Enriched(order.withoutCodes());
            case Unchanged(var order) -> new Unchanged(order.withoutCodes());
            case Disregarded(var order, var reason) -> new Disregarded(order.withoutCodes(), reason);
        };
    }

    /** The status changed. */
    record Advanced(Order order, Transition transition) implements Outcome {
    }

    /** The status stayed, facts were learned. */
    record Enriched(Order order) implements Outcome {
    }

    /** Nothing new. */
    record Unchanged(Order order) implements Outcome {
    }

    /** Not believed. The order may have been flagged for attention, nothing else of it changed. */
    record Disregarded(Order order, Reason reason) implements Outcome {
    }

    /** Why an observation was not believed. */
    enum Reason {
        /** The table has no such move. */
        NOT_A_MOVE,
        /** A message overtook this answer. */
        STALE,
        /** It could not be read. */
        MALFORMED,
        /** It speaks of another order. */
        OTHER_ORDER,
        /** The partner does not know the order, which proves nothing. */
        NOT_FOUND,
        /** No earlier read shows the same, or not long enough ago. */
        NOT_AGREED
    }
}
