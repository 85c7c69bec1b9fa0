package dev.ordergateway.access;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The paths of a route: {@code {name}} stands for one segment, {@code /**} at the end for all below and the path itself. */
record RoutePath(String pattern, Pattern compiled) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");
    private static final String BELOW = "/**";

    static RoutePath of(String pattern) {
        var exact = pattern.endsWith(BELOW) ? pattern.substring(0, pattern.length() - BELOW.length()) : pattern;
        var segments = Arrays.stream(PLACEHOLDER.split(exact, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return new RoutePath(pattern, Pattern.compile(segments + (exact.equals(pattern) ? "" : "(/.*)?")));
    }

    /** @param path normalized; a slash at its end means nothing, and matrix parameters are in no path of ours */
    boolean matches(String path) {
        var clean = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return clean.indexOf(';') < 0 && compiled.matcher(clean).matches();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
