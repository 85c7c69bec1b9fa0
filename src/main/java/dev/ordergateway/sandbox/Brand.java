package dev.ordergateway.sandbox;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What one country is sold under one name.
 *
 * @param categories the main one first; a brand may have none
 */
record Brand(String id, String name, String family, String kind, String countryCode, List<String> categories,
        String productType, boolean isOutOfStock, List<Product> products) {

    private static final String E_MONEY = "e-money";

    boolean needsLogin() {
        return categories.contains(E_MONEY);
    }

    boolean isOfFamily(@Nullable String wanted) {
        return wanted == null || family.equalsIgnoreCase(wanted);
    }

    boolean isCalled(@Nullable String wanted) {
        return wanted == null || name.equalsIgnoreCase(wanted);
    }

    String defaultDenomination() {
        Product first = products.getFirst();
        return first.isRange() ? "" : first.denomination();
    }

    String leastLabel() {
        return products.stream().min(comparing(Product::least)).orElseThrow().leastLabel();
    }

    String mostLabel() {
        return products.stream().max(comparing(Product::most)).orElseThrow().mostLabel();
    }

    boolean hasRange() {
        return products.stream().anyMatch(Product::isRange);
    }

    @Nullable
    Product product(String denomination) {
        return products.stream().filter(product -> product.isCalled(denomination)).findFirst().orElse(null);
    }

    /** What a price is asked for: a range that holds the amount goes before the literal. */
    @Nullable
    Product worth(String faceValue) {
        return Stream.concat(
                products.stream().filter(product -> product.isRange() && product.holds(faceValue)),
                products.stream().filter(product -> !product.isRange() && product.isCalled(faceValue)))
                .findFirst()
                .orElse(null);
    }
}
