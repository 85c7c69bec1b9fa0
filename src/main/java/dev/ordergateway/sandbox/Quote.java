package dev.ordergateway.sandbox;

import org.jspecify.annotations.Nullable;

/** What a price was asked for: a value of a brand's range, or one of its fixed products. */
record Quote(Brand brand, Product product, FaceValue value) {

    /** Throws a {@link Refusal} when there is no such thing. */
    static Quote of(@Nullable Brand brand, String faceValue) {
        if (brand == null) {
            throw Refusal.withCode("NOT_AVAILABLE_PRODUCT");
        }
        if (brand.isOutOfStock()) {
            throw Refusal.withCode("OUT_OF_STOCK");
        }
        Product product = brand.worth(faceValue);
        if (product == null) {
            throw Refusal.withCode(brand.hasRange() ? "INVALID_PRODUCT_VALUE" : "INVALID_DENOMINATION");
        }
        return new Quote(brand, product, product.faceValue(faceValue));
    }
}
