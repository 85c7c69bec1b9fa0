package dev.ordergateway.order;

/** What made a new version of an order, in a word that whoever hears of all orders can choose by. */
public enum EventType {
    /** The first version. */
    PLACED("order.placed"),
    STATUS_CHANGED("order.status_changed"),
    /** A flag was raised or lowered; the status is as before. */
    ATTENTION("order.attention"),
    /** Anything else that a caller can see. */
    UPDATED("order.updated");

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    /** Of the step from one version to the next. */
    public static EventType of(Order before, Order after) {
        if (before.status() != after.status()) {
            return STATUS_CHANGED;
        }
        return before.attention().equals(after.attention()) ? UPDATED : ATTENTION;
    }

    public String label() {
        return label;
    }
}
