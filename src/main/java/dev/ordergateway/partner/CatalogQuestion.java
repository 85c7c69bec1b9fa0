package dev.ordergateway.partner;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One question to the partner's catalogue. Questions that are the same to the partner are equal, however their parameters
 * were ordered.
 *
 * @param country what the question is about, in {@code X-Country-ISO-Code} and wherever the route wants it
 * @param query the parameters with their values, sorted by name; those that nobody knows are among them
 */
public record CatalogQuestion(CatalogRoute route, String country, NavigableMap<String, List<String>> query) {

    static final String COUNTRY = "country_code";

    private static final List<String> PERSONAL = List.of("promo_code", "cid");

    /** The same question as the partner should hear it, with a country for those who named none. */
    static CatalogQuestion of(CatalogRoute route, @Nullable String country, Map<String, List<String>> query,
            String defaultCountry) {
        var all = new TreeMap<String, List<String>>(query);
        if (route.hasCountryInQuery()) {
            all.putIfAbsent(COUNTRY, List.of(defaultCountry));
        }
        var named = Optional.ofNullable(all.get(COUNTRY)).map(List::getFirst).orElse(defaultCountry);
        return new CatalogQuestion(route, country == null ? named : country, all);
    }

    public CatalogQuestion {
        var copy = new TreeMap<>(query);
        copy.replaceAll((_, values) -> List.copyOf(values));
        query = Collections.unmodifiableNavigableMap(copy);
    }

    /** The answer is for one customer, so nobody else may get it. */
    public boolean isPersonal() {
        return PERSONAL.stream().anyMatch(query::containsKey);
    }
}
