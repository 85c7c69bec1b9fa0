package dev.ordergateway.support;

import static java.util.stream.Collectors.toCollection;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A caller who forgets nothing: whatever is said or shown to it is kept with the place it was found in. */
public final class Witness {

    /** One answer, whole. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElseThrow();
        }
    }

    /** One operation of the interface as it describes itself. */
    public record Route(String method, String path) {

        private boolean isOf(Call call) {
            return call.method.equals(method) && call.path.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }
    }

    private record Call(String method, String path, int status) {
    }

    private record Heard(Place place, String from, String text) {
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    public void hears(Place place, String from, String text) {
        heard.add(new Heard(place, from, text));
    }

    public Answer get(String path, String... headers) {
        return call("GET", path, "", headers);
    }

    public Answer post(String path, String json, String... headers) {
        return call("POST", path, json, headers);
    }

    /**
     * Calls and keeps the answer.
     *
     * @param headers names and values by turns; a body is JSON unless they say otherwise
     */
    public Answer call(String method, String path, String body, String... headers) {
        return callAsync(method, path, body, headers).join();
    }

    /** The same, without waiting for the end of what may be a stream. */
    public CompletableFuture<Answer> callAsync(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(Gateway.uri(path)).method(method, BodyPublishers.ofString(body));
        // who believes the caller takes these for an end user's
        request.setHeader("X-Forwarded-For", Mark.CLIENT_ADDRESS.text());
        request.setHeader("User-Agent", Mark.CLIENT_AGENT.text());
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(this::kept);
    }

    private Answer kept(HttpResponse<String> answer) {
        var method = answer.request().method();
        var path = answer.uri().getPath();
        var from = method + ' ' + path + ' ' + answer.statusCode();
        calls.add(new Call(method, path, answer.statusCode()));
        hears(Place.HEADERS, from, answer.headers().map().toString());
        hears(Place.ofAnswer(method, path, answer.statusCode()), from, answer.body());
        return new Answer(answer.statusCode(), answer.headers(), answer.body());
    }

    /** Every route there is. */
    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        get("/q/openapi?format=json").json().path("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> routes.add(new Route(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return routes;
    }

    /** Whether the route was called so that it did something, and so that it did not. */
    public boolean knowsBothSidesOf(Route route) {
        return calls.stream().filter(route::isOf).map(call -> call.status < 400).distinct().count() == 2;
    }

    /** What it heard in one place. */
    public List<String> heardIn(Place place) {
        return heard.stream().filter(one -> one.place == place).map(Heard::text).toList();
    }

    public Set<Place> placesOf(Mark mark) {
        return heard.stream().filter(one -> mark.isIn(one.text)).map(Heard::place)
                .collect(toCollection(() -> EnumSet.noneOf(Place.class)));
    }

    /** Where it found a mark that has no business there. */
    public List<String> strays(Mark mark) {
        return heard.stream().filter(one -> !mark.places().contains(one.place) && mark.isIn(one.text))
                .map(one -> one.place + " " + one.from + ": " + mark.excerptOf(one.text)).toList();
    }
}
