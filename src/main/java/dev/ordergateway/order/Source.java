package dev.ordergateway.order;

import java.util.Locale;

/** Where an observation comes from. */
public enum Source {
    PLACEMENT,
    STREAM,
    POLL,
    OPERATOR,
    TIMER;

    /** The spelling in JSON and in the database. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
