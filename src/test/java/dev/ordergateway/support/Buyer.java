package dev.ordergateway.support;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Somebody who wants one order, asks for it with the same key and body however often, and is there when a gateway dies. */
public final class Buyer {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaultPoint faultPoint;
    private final String key = Bodies.unique("key");
    private final String email = Bodies.anyEmail();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile boolean isCutOff;
    private volatile JsonNode order = MissingNode.getInstance();

    /** @param faultPoint where the gateway is killed while it works for this buyer and others */
    public Buyer(FaultPoint faultPoint) {
        this.faultPoint = faultPoint;
    }

    public void place(String gateway) {
        try {
            var answer = send(to(gateway, "").header("Content-Type", "application/json").header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(Bodies.nested(email))));
            order = json(answer);
            acknowledged.add(fact("order_id"));
        } catch (ConnectException _) {
            // dead before it was asked
        } catch (IOException _) {
            isCutOff = true;
        }
    }

    /** Reads the order that was acknowledged. */
    public void look(String gateway) {
        try {
            order = json(send(to(gateway, "/" + acknowledged.iterator().next())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public FaultPoint faultPoint() {
        return faultPoint;
    }

    public String email() {
        return email;
    }

    /** There was an answer, and it named the order. */
    public boolean isAcknowledged() {
        return !acknowledged.isEmpty() && !acknowledged.contains("");
    }

    /** The order shown last is the one that every answer named. */
    public boolean hasWhatWasAcknowledged() {
        return acknowledged.equals(Set.of(fact("order_id")));
    }

    /** A gateway died before it had answered a request it may have got. */
    public boolean isCutOff() {
        return isCutOff;
    }

    /** A field of the order as it was shown last; empty when there is no such field. */
    public String fact(String field) {
        return order.path(field).asText();
    }

    public boolean hasCode() {
        return order.at("/deliveries/0/code_available").booleanValue();
    }

    @Override
    public String toString() {
        return faultPoint + " " + key + ": " + fact("status") + " of " + acknowledged + (isCutOff ? ", cut off" : "");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.toString(), e);
        }
    }

    private static HttpRequest.Builder to(String gateway, String path) {
        return HttpRequest.newBuilder(URI.create(gateway + "/api/orders" + path)).timeout(LONGEST_ANSWER);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
