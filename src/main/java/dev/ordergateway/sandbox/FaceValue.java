package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** What one delivery is worth, and what it costs here. */
record FaceValue(BigDecimal amount, String currency) {

    private static final Pattern MONEY = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,2})?)(?: ([A-Z]{3})(?: .*)?)?");
    private static final Pattern PLAIN_AMOUNT = Pattern.compile("\\d{1,7}(?:\\.\\d{1,6})?");
    private static final BigDecimal COIN_RATE = new BigDecimal("1.0148");
    private static final BigDecimal EURO_RATE = new BigDecimal("0.874");

    /** For labels such as {@code 1 GB 7 days}, which name no amount. */
    private static final FaceValue OF_A_BUNDLE = new FaceValue(BigDecimal.TEN, "USD");

    static FaceValue ofDenomination(String denomination) {
        Matcher money = MONEY.matcher(denomination);
        if (!money.matches()) {
            return OF_A_BUNDLE;
        }
        return positive(money.group(1), money.group(2) == null ? "USD" : money.group(2), "INVALID_DENOMINATION");
    }

    /** The value of a range product, a number or a text. */
    static FaceValue ofProductValue(JsonNode productValue) {
        if (!PLAIN_AMOUNT.matcher(productValue.asText()).matches()) {
            throw Refusal.withCode("INVALID_PRODUCT_VALUE");
        }
        return positive(productValue.asText(), "USD", "INVALID_PRODUCT_VALUE");
    }

    BigDecimal inCoin() {
        return amount.multiply(COIN_RATE).setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal inEuro() {
        return amount.multiply(EURO_RATE).setScale(2, RoundingMode.HALF_UP);
    }

    private static FaceValue positive(String amount, String currency, String code) {
        var value = new BigDecimal(amount);
        if (value.signum() == 0) {
            throw Refusal.withCode(code);
        }
        return new FaceValue(value, currency);
    }
}
