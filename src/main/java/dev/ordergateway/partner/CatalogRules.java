package dev.ordergateway.partner;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.FieldError;

/** What is wrong with a question to the catalogue, found before the partner is asked. */
final class CatalogRules {

    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
    private static final String FAMILY = "family_name";
    private static final String BRAND = "brand_name";
    private static final String FACE_VALUE = "face_value";
    private static final int LONGEST = 255;

    /** What the partner reads one value of; others may be repeated. */
    private static final List<String> SINGLE = List.of(CatalogQuestion.COUNTRY, FAMILY, BRAND, FACE_VALUE, "coin", "lang",
            "payment_method", "promo_code", "cid");

    private final Map<String, List<String>> query;
    private final List<FieldError> errors = new ArrayList<>();

    private CatalogRules(Map<String, List<String>> query) {
        this.query = query;
    }

    /**
     * Lets a question pass.
     *
     * @throws PartnerFailure.Unaskable naming every parameter that is wrong
     */
    static void check(CatalogRoute route, @Nullable String country, Map<String, List<String>> query) {
        var rules = new CatalogRules(query);
        query.forEach(rules::shape);
        rules.country(country == null ? rules.value(CatalogQuestion.COUNTRY) : country);
        if (route == CatalogRoute.PRODUCTS) {
            rules.familyOrBrand();
        } else if (route == CatalogRoute.PRICE) {
            rules.brand();
            rules.faceValue();
        }
        if (!rules.errors.isEmpty()) {
            throw new PartnerFailure.Unaskable(rules.errors);
        }
    }

    /** A parameter that nobody knows is not named to the caller, because its name can be anything. */
    private void shape(String name, List<String> values) {
        var field = SINGLE.contains(name) ? name : "query";
        if (name.length() > LONGEST || isOdd(name)) {
            error(field, "malformed", "names and values have at most " + LONGEST + " characters and no control characters");
        } else if (values.stream().anyMatch(value -> value.length() > LONGEST)) {
            error(field, "too_long", "must have at most " + LONGEST + " characters");
        } else if (values.stream().anyMatch(CatalogRules::isOdd)) {
            error(field, "malformed", "must not hold control characters or halves of surrogate pairs");
        } else if (values.size() > 1 && SINGLE.contains(name)) {
            error(field, "ambiguous", "must be given once");
        }
    }

    private void country(@Nullable String code) {
        if (code != null && !COUNTRY_CODE.matcher(code).matches()) {
            error(CatalogQuestion.COUNTRY, "malformed", "must be two upper-case letters");
        }
    }

    private void familyOrBrand() {
        if (isBlank(FAMILY) && isBlank(BRAND)) {
            error(FAMILY, "missing", "a family_name or a brand_name is required");
        }
    }

    private void brand() {
        if (isBlank(BRAND)) {
            error(BRAND, "missing", "is required");
        }
    }

    private void faceValue() {
        var value = value(FACE_VALUE);
        if (value == null || value.isBlank()) {
            error(FACE_VALUE, "missing", "is required");
        } else if (!AMOUNT.matcher(value).matches() || new BigDecimal(value).signum() == 0) {
            error(FACE_VALUE, "malformed", "must be a positive decimal number");
        }
    }

    private boolean isBlank(String name) {
        var value = value(name);
        return value == null || value.isBlank();
    }

    private @Nullable String value(String name) {
        var values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private void error(String field, String code, String detail) {
        errors.add(new FieldError(field, code, detail));
    }

    private static boolean isOdd(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
