package dev.ordergateway.order;

import org.jspecify.annotations.Nullable;

/**
 * Why an order came to nothing.
 *
 * @param code our word for it
 * @param partnerCode the partner's code, when it refused with one
 */
public record Failure(String code, @Nullable String partnerCode) {

    public static final String ORDER_REFUSED = "order_refused";
    public static final String PARTNER_UNAVAILABLE = "partner_unavailable";
    public static final String NOT_CONFIRMED = "not_confirmed";

    static Failure of(String code) {
        return new Failure(code, null);
    }
}
