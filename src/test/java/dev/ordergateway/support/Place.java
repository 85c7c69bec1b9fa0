package dev.ordergateway.support;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Where something that is said or kept can turn up. */
public enum Place {

    // the answers of each route, when it does as it was asked
    PLACEMENT("POST /api/orders(/validations)?"),
    SINGLE_READ("GET /api/orders/[^/]+|POST /api/orders/[^/]+/(reconcile|resolve|acknowledge)"),
    HISTORY("GET /api/orders/[^/]+/history"),
    STREAM("GET /api/orders/[^/]+/subscribe"),
    EVENTS("GET /api/events"),
    LIST("GET /api/orders|POST /api/orders/lookup"),
    REVEAL("POST /api/orders/[^/]+/deliveries/[^/]+/reveal"),
    ERASURE("POST /api/erasures"),
    CATALOG("GET /api/(payment_vias|brands|homepage|products/.*)"),
    PLATFORM("GET /(q/.*|api/(status|audit))"),

    PROBLEM,
    HEADERS,
    LOG,
    SPANS,

    ORDERS_TABLE,
    JOURNAL_TABLE,
    EVENTS_TABLE,
    PAYLOADS_TABLE,
    OTHER_TABLES,

    /** What the partner said to us. */
    PARTNER,

    /** What we said to the partner. */
    TOLD_PARTNER;

    // matches nothing
    private static final String NO_ROUTE = "(?!)";

    private final Pattern route;

    Place() {
        this(NO_ROUTE);
    }

    Place(String route) {
        this.route = Pattern.compile(route);
    }

    /** The place an answer belongs to; a route that has none yet must be given one. */
    static Place ofAnswer(String method, String path, int status) {
        var call = method + ' ' + path;
        return status >= 400 ? PROBLEM
                : Arrays.stream(values()).filter(place -> place.route.matcher(call).matches()).findFirst()
                        .orElseThrow(() -> new AssertionError("no place for the answers to " + call));
    }

    public static Place ofTable(String table) {
        return switch (table) {
            case "orders" -> ORDERS_TABLE;
            case "journal" -> JOURNAL_TABLE;
            case "events" -> EVENTS_TABLE;
            case "payloads" -> PAYLOADS_TABLE;
            default -> OTHER_TABLES;
        };
    }
}
