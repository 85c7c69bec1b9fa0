package dev.ordergateway.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Parameters as the text of a query, in the order of their names. */
public final class QueryText {

    private QueryText() {
    }

    public static String of(Map<String, List<String>> parameters) {
        var text = new StringJoiner("&");
        new TreeMap<>(parameters).forEach(
                (name, values) -> values.forEach(value -> text.add(encoded(name) + '=' + encoded(value))));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
