package dev.ordergateway.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** What the sandbox sells in each country, and with what it is paid. */
final class Catalogue {

    private static final String RESOURCE = "/sandbox/catalogue.json";

    private final Map<String, List<Brand>> brands = new LinkedHashMap<>();
    private final PaymentVias vias;
    private final JsonNode descriptions;

    private Catalogue(JsonNode data) {
        JsonNode currencies = data.path("currencies");
        data.path("countries").properties().forEach(
                country -> brands.put(country.getKey(), brands(data, country.getKey(), country.getValue())));
        vias = new PaymentVias(data.path("payment_vias"), data.path("coins"),
                currency(currencies, "USD").inEuro());
        descriptions = data.path("descriptions");
    }

    static Catalogue load() {
        try (InputStream data = Catalogue.class.getResourceAsStream(RESOURCE)) {
            return new Catalogue(Json.objectFrom(new String(Objects.requireNonNull(data).readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PaymentVias vias() {
        return vias;
    }

    /** None for a country in which nothing is sold. */
    List<Brand> brands(String country) {
        return brands.getOrDefault(country, List.of());
    }

    @Nullable
    Brand brand(String country, String name) {
        return brands(country).stream().filter(brand -> brand.name().equals(name)).findFirst().orElse(null);
    }

    /** In English where the language is not known. */
    String description(Brand brand, String language) {
        return descriptions.path(language).asText(descriptions.path("en").asText()).replace("%s", brand.name());
    }

    boolean speaks(String language) {
        return descriptions.has(language);
    }

    private static List<Brand> brands(JsonNode data, String country, JsonNode facts) {
        Currency own = currency(data.path("currencies"), facts.path("currency").asText());
        List<Brand> brands = new ArrayList<>();
        for (JsonNode entry : data.path("brands")) {
            if (isSold(entry.path("countries").asText(), country)) {
                brands.add(reader(data, entry, country, own, facts.path("unit").decimalValue()).brand());
            }
        }
        return List.copyOf(brands);
    }

    private static BrandReader reader(JsonNode data, JsonNode entry, String country, Currency own, BigDecimal unit) {
        boolean inDollars = entry.has("plans") || entry.has("currency");
        return inDollars ? new BrandReader(entry, country, currency(data.path("currencies"), "USD"), BigDecimal.ONE)
                : new BrandReader(entry, country, own, unit);
    }

    private static boolean isSold(String countries, String country) {
        return countries.equals("*") || Arrays.asList(countries.split(" ", -1)).contains(country);
    }

    private static Currency currency(JsonNode currencies, String code) {
        JsonNode facts = currencies.path(code);
        return new Currency(code, facts.path("symbol").asText(), facts.path("in_euro").decimalValue());
    }
}
