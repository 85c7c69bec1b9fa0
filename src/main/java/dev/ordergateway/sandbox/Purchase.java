package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.sandbox.CreateBody.Line;

/** What a body comes to: the goods it names, each at its price. */
record Purchase(CreateBody asked, Coin coin, List<Item> items) {

    /** One delivery with what it costs. */
    record Item(Line line, Brand brand, Product product, FaceValue value, BigDecimal coinAmount) {

        static Item of(Line line, Brand brand, Product product, Coin coin) {
            FaceValue value = product.faceValue(line.productValue().asText());
            return new Item(line, brand, product, value, product.price(value, coin));
        }

        JsonNode productValue() {
            return product.isRange() ? line.productValue() : Json.object().nullNode();
        }
    }

    BigDecimal coinAmount() {
        return sum(Item::coinAmount);
    }

    BigDecimal inEuro() {
        return sum(item -> item.value().inEuro());
    }

    private BigDecimal sum(Function<Item, BigDecimal> amount) {
        return items.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
