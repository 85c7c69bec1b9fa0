package dev.ordergateway.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in the one spelling in which two are compared. */
public final class PhoneNumber {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0\\u202F().\\-/]+");
    /** The longest international number has 15 digits; some write a further zero in it. */
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|00)?([0-9]{5,16})");

    private PhoneNumber() {
    }

    /** Its digits, without what says that the country's code comes first; empty when the text is no number. */
    public static Optional<String> plain(String text) {
        var number = NUMBER.matcher(SEPARATORS.matcher(text).replaceAll(""));
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }
}
