package dev.ordergateway.history;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;

/** How old the last look upstream may be, as asked for by {@code ?max_age=5s}. */
final class MaxAge {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,4})s");
    private static final int MOST = 3600;

    private MaxAge() {
    }

    /**
     * Null when nothing was asked for.
     *
     * @throws OrderFailure.Invalid unless it is 1s to 3600s
     */
    static @Nullable Duration parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var match = SHAPE.matcher(text);
        int seconds = match.matches() ? Integer.parseInt(match.group(1)) : 0;
        if (seconds < 1 || seconds > MOST) {
            throw new OrderFailure.Invalid("max_age", "out_of_range", "must be whole seconds from 1s to 3600s");
        }
        return Duration.ofSeconds(seconds);
    }
}
