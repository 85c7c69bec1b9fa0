package dev.ordergateway.weather;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.weather.PlacementRules.Wanted;

/** One order that somebody wants, asked for with the same key and body however often and wherever. */
final class Purchase {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);
    private static final Set<Integer> PLACED = Set.of(200, 201);
    private static final int UNKNOWN = 202;
    private static final int REFUSED = 422;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String key = Bodies.unique("key");
    private final String email = Bodies.anyEmail();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean isSettled;

    Wanted wanted() {
        return new Wanted(key, email, Set.copyOf(acknowledged));
    }

    /** Nothing more is to be asked. */
    boolean isSettled() {
        return isSettled;
    }

    void ask(HttpClient client, String gateway) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/orders")).timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(Bodies.nested(email))).build();
        try {
            note(client.send(request, BodyHandlers.ofString()));
        } catch (IOException _) {
            // it may have been placed or not, so it is asked for again
        }
    }

    private void note(HttpResponse<String> answer) throws IOException {
        boolean isPlaced = PLACED.contains(answer.statusCode());
        boolean isUnknown = answer.statusCode() == UNKNOWN;
        if (isPlaced || isUnknown) {
            acknowledged.add(field(answer, "order_id"));
        }
        if (isPlaced || answer.statusCode() == REFUSED || (isUnknown && field(answer, "status").equals("Unconfirmed"))) {
            isSettled = true;
        }
    }

    private static String field(HttpResponse<String> answer, String name) throws IOException {
        return JSON.readTree(answer.body()).path(name).asText();
    }
}
