package dev.ordergateway.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The partner's JSON of all brands of a country: by category, in which a brand may stand more than once, and flat. */
final class BrandLists {

    private static final int MOST_POPULAR = 6;

    private record Shelf(String kind, @Nullable String category) {
    }

    private BrandLists() {
    }

    static ObjectNode all(String country, List<Brand> brands) {
        ObjectNode document = Json.object().put("country_code", country);
        document.putArray("last_user_purchases");
        document.putArray("suggestions");
        ArrayNode categories = document.putArray("categories");
        byShelf(brands).forEach((shelf, onIt) -> {
            ObjectNode category = categories.addObject().put("kind", shelf.kind()).put("category", shelf.category());
            category.set("brands", cards(onIt));
            category.set("popular_brands", cards(popular(onIt)));
        });
        document.set("all_brands", cards(brands));
        document.set("popular_brands", cards(popular(brands)));
        return document;
    }

    static ObjectNode homepage(String country, List<Brand> brands) {
        ObjectNode document = Json.object().put("country_code", country);
        ArrayNode sections = document.putArray("sections");
        sections.addObject()
                .put("id", "trending")
                .put("title", "Trending")
                .set("brands", cards(popular(brands)));
        sections.addObject()
                .put("id", "e-sim")
                .put("title", "Stay connected abroad")
                .set("brands", cards(brands.stream().filter(brand -> brand.categories().contains("e-sim")).toList()));
        return document;
    }

    private static Map<Shelf, List<Brand>> byShelf(List<Brand> brands) {
        Map<Shelf, List<Brand>> shelves = new LinkedHashMap<>();
        for (Brand brand : brands) {
            List<@Nullable String> categories = brand.categories().isEmpty() ? Arrays.asList((String) null)
                    : List.copyOf(brand.categories());
            categories.forEach(category -> shelves
                    .computeIfAbsent(new Shelf(brand.kind(), category), shelf -> new ArrayList<>())
                    .add(brand));
        }
        return shelves;
    }

    private static List<Brand> popular(List<Brand> brands) {
        return brands.stream().filter(brand -> !brand.isOutOfStock()).limit(MOST_POPULAR).toList();
    }

    private static ArrayNode cards(List<Brand> brands) {
        ArrayNode cards = Json.array();
        brands.forEach(brand -> cards.add(BrandDocument.card(brand)));
        return cards;
    }
}
