package dev.ordergateway.order;

/** Why a person should look at an order; a set beside the status that never changes what the order is. */
public enum Attention {
    AMBIGUOUS_PLACEMENT,
    UNKNOWN_PARTNER_STATE,
    REGRESSION_SEEN,
    PARTNER_MISSING,
    OVERDUE_PAYMENT,
    OVERDUE_DELIVERY,
    PARTIAL_DELIVERY,
    PAID_AFTER_EXPIRY,
    PAYMENT_QUARANTINED,
    MALFORMED_PARTNER_DATA
}
