package dev.ordergateway.order;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The partner's id of an order. Whoever holds it can read the redemption codes at the partner, so it prints masked and
 * never reaches a log.
 */
public record PartnerOrderId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public PartnerOrderId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a partner order id");
        }
    }

    /** Empty when the text has not the shape of an id: 1 to 128 letters, digits, {@code _} or {@code -}. */
    public static Optional<PartnerOrderId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PartnerOrderId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PartnerOrderId[masked]";
    }
}
