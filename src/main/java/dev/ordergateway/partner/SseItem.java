package dev.ordergateway.partner;

/** What a stream of server-sent events is made of. */
sealed interface SseItem {

    /**
     * An event; without a name of its own it is a {@code message}.
     *
     * @param data empty when it had none
     */
    record Event(String name, String data) implements SseItem {
    }

    /** A comment: nothing but a sign of life. */
    record Comment() implements SseItem {
    }

    /** A line or an event passed its limit; nothing follows. */
    record TooLong() implements SseItem {
    }
}
