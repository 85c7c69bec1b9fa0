package dev.ordergateway.order;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Our own id of an order, a UUID of version 7: unlike the partner's id it is no key to anything. */
public record OrderId(UUID value) {

    // UUID.fromString alone also takes short groups such as 1-1-1-1-1
    private static final Pattern CANONICAL = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** Empty when the text is no UUID, so that an odd path is an unknown order and not an error. */
    public static Optional<OrderId> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(new OrderId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
