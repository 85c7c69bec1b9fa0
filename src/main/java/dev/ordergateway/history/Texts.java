package dev.ordergateway.history;

import org.jspecify.annotations.Nullable;

/** What a text of a caller's must be like to be kept or looked for. */
public final class Texts {

    /** What is wrong with one. */
    public record Fault(String code, String detail) {
    }

    private Texts() {
    }

    /** Null when nothing is. */
    public static @Nullable Fault fault(String text, int most) {
        return text.codePointCount(0, text.length()) > most
                ? new Fault("too_long", "must have at most " + most + " characters")
                : isStorable(text) ? null
                        : new Fault("malformed", "must not hold NUL characters or halves of surrogate pairs");
    }

    /** A database text can hold neither NUL nor half a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
