package dev.ordergateway.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.PhoneNumber;

/** What orders are looked up by: one thing that must not stand in a URL. */
record LookupBody(By by, Set<String> texts) {

    static final int MOST = 200;
    private static final int EMAIL = 254;

    enum By {
        EMAIL,
        PHONE,
        WALLET_ADDRESS,
        PARTNER_ORDER_ID,
        ORDER_IDS;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Throws an {@code OrderFailure.Invalid} that names every field that is wrong. */
    static LookupBody parse(byte[] bytes) {
        return RequestJson.parse(bytes, LookupBody::of);
    }

    /** Of everything but the ids of orders there is only one. */
    String text() {
        return texts.iterator().next();
    }

    private static LookupBody of(JsonFields fields) {
        var named = Arrays.stream(By.values()).filter(by -> fields.has(by.label())).toList();
        if (named.size() != 1) {
            fields.error("body", named.isEmpty() ? "missing" : "ambiguous",
                    "must have one of " + Arrays.stream(By.values()).map(By::label).collect(Collectors.joining(", ")));
            return new LookupBody(By.ORDER_IDS, Set.of());
        }
        var by = named.getFirst();
        return new LookupBody(by, by == By.ORDER_IDS ? fields.distinctTexts(by.label(), MOST, JsonFields.NAME)
                : Set.of(text(fields, by)));
    }

    private static String text(JsonFields fields, By by) {
        var text = fields.text(by.label(), by == By.EMAIL ? EMAIL : JsonFields.NAME);
        if (!text.isBlank() && by == By.PHONE) {
            return PhoneNumber.plain(text).orElseGet(() -> malformed(fields, by, "must be a telephone number"));
        }
        if (!text.isBlank() && by == By.PARTNER_ORDER_ID && PartnerOrderId.parse(text).isEmpty()) {
            return malformed(fields, by, "must be 1 to 128 letters, digits, _ or -");
        }
        return text;
    }

    private static String malformed(JsonFields fields, By by, String detail) {
        fields.error(by.label(), "malformed", detail);
        return "";
    }

    @Override
    public String toString() {
        return "LookupBody[" + by + "]";
    }
}
