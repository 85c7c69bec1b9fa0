package dev.ordergateway.partner;

/** The kinds of call to the partner. Each has a breaker of its own, so that trouble with one stops no other. */
public enum CallKind {
    CREATE,
    VALIDATION,
    ORDER,
    CATALOG,
    PRICE;

    /** Asking twice changes nothing and costs the partner little. */
    boolean isRead() {
        return this != CREATE && this != VALIDATION;
    }
}
