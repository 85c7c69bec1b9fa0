package dev.ordergateway.access;

import java.util.Set;

/**
 * A row of the table.
 *
 * @param method one of HTTP, or {@code *} for all; HEAD and OPTIONS go as GET does
 * @param anyOf the roles of which one is needed; none of them when nobody is asked who it is
 */
record Route(String method, RoutePath path, Set<Role> anyOf) {

    static final Set<String> AS_GET = Set.of("GET", "HEAD", "OPTIONS");

    Route {
        anyOf = Set.copyOf(anyOf);
    }

    Route(String method, String path, Set<Role> anyOf) {
        this(method, RoutePath.of(path), anyOf);
    }

    boolean takes(String asked) {
        return method.equals("*") || method.equals(asked) || (method.equals("GET") && AS_GET.contains(asked));
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
