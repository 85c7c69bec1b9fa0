package dev.ordergateway.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The partner's JSON of a brand: a card in a list, or the family entry with its products. */
final class BrandDocument {

    private static final String LOGOS = "https://cdn.cryptorefills.com/logos_v2/";

    private BrandDocument() {
    }

    static ObjectNode card(Brand brand) {
        ObjectNode card = named(brand)
                .put("min", brand.isOutOfStock() ? null : brand.leastLabel())
                .put("max", brand.isOutOfStock() ? null : brand.mostLabel());
        return sorted(card, brand);
    }

    static ObjectNode withProducts(Brand brand, Coin coin, String language, String description) {
        ObjectNode document = sorted(named(brand), brand);
        document.put("default_denomination", brand.defaultDenomination())
                .putNull("product_tc")
                .putArray("redeem_method").add("online");
        document.putObject("rich_description")
                .put("markup", "html")
                .put("description", "<p>" + description.replace("&", "&amp;") + "</p>")
                .put("how_to_redeem", "<ol><li>A code of the sandbox buys nothing</li></ol>")
                .put("term_and_conditions", "<p>None</p>")
                .putNull("note")
                .put("locale", language)
                .put("country_code", brand.countryCode());
        ArrayNode products = document.putArray("products");
        brand.products().forEach(product -> products.add(ProductDocument.listed(product, brand, coin)));
        return document;
    }

    private static ObjectNode named(Brand brand) {
        return Json.object()
                .put("family", brand.family())
                .put("brand_id", brand.id())
                .put("brand", brand.name())
                .put("logo_url", LOGOS + brand.family() + ".webp")
                .put("logo_base_url", LOGOS + brand.family())
                .put("bg_color", "#FFFFFF");
    }

    private static ObjectNode sorted(ObjectNode document, Brand brand) {
        document.put("category", category(brand.categories()))
                .put("kind", brand.kind())
                .put("product_type", brand.productType())
                .put("is_out_of_stock", brand.isOutOfStock())
                .put("country_code", brand.countryCode())
                .putArray("brand_tags");
        ArrayNode more = document.putArray("additional_categories");
        brand.categories().stream().skip(1).forEach(more::add);
        return document;
    }

    private static @Nullable String category(List<String> categories) {
        return categories.isEmpty() ? null : categories.getFirst();
    }
}
