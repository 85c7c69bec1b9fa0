package dev.ordergateway.sandbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.sandbox.CreateBody.Line;
import dev.ordergateway.sandbox.Purchase.Item;

/** Decides whether the partner would take what a body asks for, the same way for a validation and for an order. */
final class Checkout {

    private final Catalogue catalogue;

    Checkout(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the partner says to a body: what it comes to, or the codes of what is wrong with it, each once. */
    record Opinion(List<String> problems, @Nullable Purchase purchase) {

        private static Opinion against(List<String> problems) {
            return new Opinion(problems, null);
        }

        /** Throws a {@link Refusal} with the first problem. */
        Purchase purchaseOrRefusal() {
            if (purchase == null) {
                throw Refusal.withCode(problems.getFirst());
            }
            return purchase;
        }
    }

    Opinion opinion(CreateBody asked) {
        List<String> problems = problems(asked);
        if (!problems.isEmpty()) {
            return Opinion.against(problems);
        }
        Purchase purchase = priced(asked);
        boolean isTooSmall = purchase.coinAmount().compareTo(catalogue.vias().threshold(asked)) < 0;
        return isTooSmall ? Opinion.against(List.of("AMOUNT_LESS_THEN_MINIMUM_ALLOWED"))
                : new Opinion(List.of(), purchase);
    }

    private List<String> problems(CreateBody asked) {
        if (asked.lines().size() > CreateBody.MOST_LINES) {
            return List.of("PRODUCT_COUNT_EXCEEDED");
        }
        return Stream.concat(Stream.of(catalogue.vias().problem(asked)), asked.lines().stream().map(this::problem))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<String> problem(Line line) {
        Brand brand = catalogue.brand(line.countryCode(), line.brandName());
        if (brand == null) {
            return Optional.of("NOT_AVAILABLE_PRODUCT");
        }
        if (brand.isOutOfStock()) {
            return Optional.of("OUT_OF_STOCK");
        }
        return brand.needsLogin() ? Optional.of("LOGIN_REQUIRED") : problem(line, brand);
    }

    private static Optional<String> problem(Line line, Brand brand) {
        Product product = brand.product(line.denomination());
        if (product == null) {
            return Optional.of("INVALID_DENOMINATION");
        }
        if (!product.takes(line.productValue())) {
            return Optional.of("INVALID_PRODUCT_VALUE");
        }
        return product.reaches(line.beneficiary()) ? Optional.empty() : Optional.of("INVALID_BENEFICIARY_ACCOUNT");
    }

    private Purchase priced(CreateBody asked) {
        Coin coin = Objects.requireNonNull(catalogue.vias().coin(asked.coin()));
        return new Purchase(asked, coin, asked.lines().stream().map(line -> item(line, coin)).toList());
    }

    private Item item(Line line, Coin coin) {
        Brand brand = Objects.requireNonNull(catalogue.brand(line.countryCode(), line.brandName()));
        return Item.of(line, brand, Objects.requireNonNull(brand.product(line.denomination())), coin);
    }
}
