package dev.ordergateway.sandbox;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing a brand sells: a fixed value, or any value of a range.
 *
 * @param denomination what it is ordered by
 * @param most the same as least when the value is fixed
 */
record Product(String id, String denomination, String label, String deliveryType, Currency currency, BigDecimal least,
        BigDecimal most) {

    static final String RANGE = "range";
    /** Between two values of a range. */
    static final BigDecimal STEP = new BigDecimal("0.01");
    static final String BY_EMAIL = "by_email";
    static final String BY_PHONE = "by_phone";

    private static final Pattern PLAIN_AMOUNT = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
    private static final Pattern PHONE = Pattern.compile("\\+\\d{8,15}");
    /** The placeholder of the partner's guide is an e-mail too: the guide's calls work as they stand. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+|END_USER_EMAIL");

    private static final BigDecimal RANGE_MARKUP = new BigDecimal("1.0146");
    /** A literal amount is the dearer product, also where a range would serve. */
    private static final BigDecimal FIXED_MARKUP = new BigDecimal("1.0458");

    boolean isRange() {
        return denomination.equals(RANGE);
    }

    String leastLabel() {
        return isRange() ? currency.label(least) : label;
    }

    String mostLabel() {
        return isRange() ? currency.label(most) : label;
    }

    /** A bare number stands for that much of the currency. */
    boolean isCalled(String name) {
        return denomination.equals(name) || denomination.equals(name + " " + currency.code());
    }

    /** Whether a range holds the value, a number or a text; a fixed value needs none. */
    boolean takes(JsonNode productValue) {
        return !isRange() || holds(productValue.asText());
    }

    boolean holds(String amount) {
        return PLAIN_AMOUNT.matcher(amount).matches() && holds(new BigDecimal(amount));
    }

    private boolean holds(BigDecimal amount) {
        return least.compareTo(amount) <= 0 && most.compareTo(amount) >= 0 && amount.remainder(STEP).signum() == 0;
    }

    boolean reaches(String beneficiary) {
        return (deliveryType.equals(BY_PHONE) ? PHONE : EMAIL).matcher(beneficiary.strip()).matches();
    }

    /** Of a range the amount that the text names, which it must hold. */
    FaceValue faceValue(String amount) {
        return isRange() ? new FaceValue(new BigDecimal(amount), currency) : cheapest();
    }

    FaceValue cheapest() {
        return new FaceValue(least, currency);
    }

    BigDecimal price(FaceValue value, Coin coin) {
        return value.inCoin(coin, isRange() ? RANGE_MARKUP : FIXED_MARKUP);
    }
}
