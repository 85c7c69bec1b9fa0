package dev.ordergateway.partner;

/** The partner's catalogue routes. */
public enum CatalogRoute {
    PAYMENT_VIAS,
    BRANDS,
    HOMEPAGE,
    PRODUCTS,
    PRICE;

    /** The partner calls it optional and has refused some who left it out. */
    boolean hasCountryInQuery() {
        return this == BRANDS || this == HOMEPAGE || this == PRICE;
    }

    CallKind kind() {
        return this == PRICE ? CallKind.PRICE : CallKind.CATALOG;
    }
}
