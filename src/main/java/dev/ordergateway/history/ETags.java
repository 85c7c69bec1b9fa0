package dev.ordergateway.history;

import java.util.Arrays;
import java.util.List;

/** An order's version as an entity tag. */
public final class ETags {

    private ETags() {
    }

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /** Whether one of the {@code If-None-Match} headers names that version; weak tags compare as strong ones. */
    static boolean matches(List<String> headers, int version) {
        return headers.stream().flatMap(header -> Arrays.stream(header.split(",")))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }
}
