package dev.ordergateway.history;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;

/** How many entries a page has at most, as a caller may choose it. */
final class Limits {

    static final int MOST = 100;

    private Limits() {
    }

    /**
     * The limit that was asked for.
     *
     * @param usual when none was
     */
    static int of(@Nullable String text, int usual) {
        int limit = text == null ? usual : text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw new OrderFailure.Invalid("limit", "out_of_range", "must be a whole number from 1 to " + MOST);
        }
        return limit;
    }
}
