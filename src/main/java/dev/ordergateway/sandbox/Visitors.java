package dev.ordergateway.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The door of the partner's routes: who came lately, and whether one needs all the headers of the guide to enter. */
final class Visitors {

    private static final int MOST_KEPT = 200;
    private static final int LONGEST_TEXT = 255;
    private static final List<String> REQUIRED = List.of("X-Cr-Application", "X-Cr-Version", "X-Country-ISO-Code",
            "Content-Type", "User-Agent");

    private final Deque<ObjectNode> newestFirst = new ArrayDeque<>();
    private boolean strict;

    /** Throws a {@link Refusal} when the door is strict and a header is missing. */
    void enter(RoutingContext call) {
        if (newestFirst.size() == MOST_KEPT) {
            newestFirst.removeLast();
        }
        newestFirst.addFirst(seen(call.request()));
        if (strict) {
            REQUIRED.forEach(name -> require(call.request(), name, ""));
            require(call.request(), "Content-Type", "application/json");
            if (call.request().uri().matches("[^?]*/subscribe(\\?.*)?")) {
                require(call.request(), "Accept", "text/event-stream");
            }
        }
    }

    void beStrict(boolean isStrict) {
        strict = isStrict;
    }

    void clear() {
        newestFirst.clear();
        strict = false;
    }

    ArrayNode json(int limit) {
        return Json.array().addAll(newestFirst.stream().limit(limit).toList());
    }

    private static ObjectNode seen(HttpServerRequest request) {
        ObjectNode seen = Json.object()
                .put("at", Instant.now().toString())
                .put("method", request.method().name())
                .put("path", cut(request.uri()));
        ObjectNode headers = seen.putObject("headers");
        request.headers().names()
                .forEach(name -> headers.put(cut(name), cut(String.join(", ", request.headers().getAll(name)))));
        return seen;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static void require(HttpServerRequest request, String name, String start) {
        String value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            throw Refusal.badRequest(name + " is required");
        }
        if (!value.startsWith(start)) {
            throw Refusal.badRequest(name + " must be " + start);
        }
    }
}
