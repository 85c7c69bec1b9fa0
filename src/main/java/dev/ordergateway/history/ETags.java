package dev.ordergateway.history;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;

/** An order's version as an entity tag. */
public final class ETags {

    private static final Pattern STRONG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

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

    /**
     * The versions that the {@code If-Match} headers name, of which an act may change one; null when any will do. A weak
     * tag names none.
     *
     * @throws OrderFailure.VersionNotNamed when there is no such header
     */
    static @Nullable Set<Integer> required(List<String> headers) {
        if (headers.isEmpty()) {
            throw new OrderFailure.VersionNotNamed();
        }
        var tags = headers.stream().flatMap(header -> Arrays.stream(header.split(","))).map(String::strip).toList();
        return tags.contains("*") ? null
                : tags.stream().map(STRONG::matcher).filter(Matcher::matches).map(tag -> Integer.valueOf(tag.group(1)))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
