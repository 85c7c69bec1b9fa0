package dev.ordergateway.console;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.QueryText;

/**
 * Which orders a page shows: the parameters of the API's search, with their own names. A form also sends what was left empty,
 * and times without seconds and zone, which are meant in UTC.
 */
record ViewQuery(SortedMap<String, List<String>> parameters) {

    static final String CURSOR = "cursor";
    private static final Pattern TO_THE_MINUTE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    static ViewQuery of(Map<String, List<String>> sent) {
        var parameters = new TreeMap<String, List<String>>();
        sent.forEach((name, values) -> {
            var said = values.stream().map(String::strip).filter(value -> !value.isEmpty())
                    .map(value -> isTime(name) ? complete(value) : value).distinct().toList();
            if (!name.equals(Live.SEEN) && !said.isEmpty()) {
                parameters.put(name, said);
            }
        });
        return new ViewQuery(parameters);
    }

    /** The parameter of that name is a moment. */
    static boolean isTime(String name) {
        return name.endsWith("_from") || name.endsWith("_to") || name.endsWith("_before");
    }

    private static String complete(String value) {
        return TO_THE_MINUTE.matcher(value).matches() ? value + ":00Z" : value;
    }

    boolean isSaidBy(Map<String, List<String>> sent) {
        return parameters.equals(new TreeMap<>(sent));
    }

    List<String> of(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    @Nullable
    String cursor() {
        return of(CURSOR).stream().findFirst().orElse(null);
    }

    /** The same orders from their beginning, or from that place on. */
    ViewQuery from(@Nullable String cursor) {
        var others = new TreeMap<>(parameters);
        others.remove(CURSOR);
        if (cursor != null) {
            others.put(CURSOR, List.of(cursor));
        }
        return new ViewQuery(others);
    }

    /** The path with these parameters. */
    String url(String path) {
        return parameters.isEmpty() ? path : path + '?' + QueryText.of(parameters);
    }
}
