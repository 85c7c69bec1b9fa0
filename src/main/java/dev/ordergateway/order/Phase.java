package dev.ordergateway.order;

import java.util.Locale;

/** What a caller may branch on for ever: statuses may be added, phases never. */
public enum Phase {
    OPEN,
    SUCCEEDED,
    CLOSED;

    /** The spelling in JSON and in the database. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
