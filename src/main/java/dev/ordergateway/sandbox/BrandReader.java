package dev.ordergateway.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes a brand of one country from its entry in the data: amounts become the country's money, names become ids. */
final class BrandReader {

    private final JsonNode entry;
    private final String country;
    private final Currency currency;
    private final BigDecimal unit;

    /** @param unit how much of the country's money stands for one in the data */
    BrandReader(JsonNode entry, String country, Currency currency, BigDecimal unit) {
        this.entry = entry;
        this.country = country;
        this.currency = currency;
        this.unit = unit;
    }

    Brand brand() {
        String name = entry.path("brand").asText();
        List<String> categories = new ArrayList<>();
        entry.path("categories").forEach(category -> categories.add(category.asText()));
        return new Brand(id("brand"), name, entry.path("family").asText(family(name)),
                entry.path("kind").asText("giftcard"), country, List.copyOf(categories),
                entry.path("product_type").asText("digital"), entry.path("is_out_of_stock").asBoolean(), products());
    }

    private List<Product> products() {
        String deliveryType = entry.path("delivery_type").asText(Product.BY_EMAIL);
        List<Product> products = new ArrayList<>();
        if (entry.has("range")) {
            products.add(product(Product.RANGE, Product.RANGE, deliveryType, money(entry.path("range").path(0)),
                    money(entry.path("range").path(1))));
        }
        entry.path("fixed").forEach(amount -> products.add(money(amount, "", deliveryType)));
        entry.path("phone").forEach(amount -> products.add(money(amount, "", Product.BY_PHONE)));
        entry.path("pins").forEach(amount -> products.add(money(amount, " - PIN", Product.BY_EMAIL)));
        // Plans of all countries are priced in dollars.
        entry.path("plans").properties().forEach(plan -> products.add(product(plan.getKey(), plan.getKey(),
                deliveryType, plan.getValue().decimalValue(), plan.getValue().decimalValue())));
        return List.copyOf(products);
    }

    private Product money(JsonNode amount, String ending, String deliveryType) {
        BigDecimal value = money(amount);
        return product(value.toPlainString() + " " + currency.code() + ending, currency.label(value) + ending,
                deliveryType, value, value);
    }

    private Product product(String denomination, String label, String deliveryType, BigDecimal least,
            BigDecimal most) {
        return new Product(id("product/" + denomination), denomination, label, deliveryType, currency, least, most);
    }

    private BigDecimal money(JsonNode amount) {
        return amount.decimalValue().multiply(unit);
    }

    /** The same after every start. */
    private String id(String what) {
        String name = what + "/" + country + "/" + entry.path("brand").asText();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static String family(String brand) {
        return brand.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
