package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A service in front of the gateway, at one address whatever becomes of gateways: its pages, each with a script of the same
 * name, and its own {@code /api} route, which hands everything on as it comes.
 */
public final class ServicesRoute implements AutoCloseable {

    /** A request for an event stream, and what was answered. */
    public record Visit(@Nullable String lastEventId, int status) {
    }

    private static final int BAD_GATEWAY = 502;
    private static final int MANY = 100;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(MANY));
    private final HttpServer server;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final Set<HttpConnection> streams = ConcurrentHashMap.newKeySet();
    private volatile URI gateway;

    public ServicesRoute(String gateway) {
        this.gateway = URI.create(gateway);
        server = vertx.createHttpServer().requestHandler(this::answer).listen(0)
                .toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "http://localhost:" + server.actualPort();
    }

    /** Where requests go from now on. */
    public void leadTo(String next) {
        gateway = URI.create(next);
    }

    /** Requests for event streams that were answered, in order. */
    public List<Visit> visits() {
        return visits;
    }

    /** Breaks every stream towards the browser. */
    public void breakStreams() {
        streams.forEach(HttpConnection::close);
    }

    /** A script for a browser. */
    public static String script(String name) {
        try (var file = Objects.requireNonNull(ServicesRoute.class.getResourceAsStream("/browser/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpServerRequest request) {
        var path = Objects.requireNonNull(request.path());
        if (path.startsWith("/api/")) {
            handOn(request);
        } else if (path.endsWith(".js")) {
            request.response().putHeader("Content-Type", "text/javascript").end(script(path.substring(1)));
        } else {
            request.response().putHeader("Content-Type", "text/html").end("""
                    <!doctype html><title>An order</title>
                    <script src="/witness.js"></script><script src="%s.js"></script>""".formatted(path));
        }
    }

    private void handOn(HttpServerRequest request) {
        client.request(HttpMethod.GET, gateway.getPort(), gateway.getHost(), request.uri())
                .onFailure(_ -> refuse(request))
                .onSuccess(onward -> {
                    request.headers().forEach((name, value) -> onward.putHeader(name, value));
                    onward.putHeader("Host", gateway.getAuthority());
                    request.response().closeHandler(_ -> onward.reset());
                    onward.send().onFailure(_ -> refuse(request)).onSuccess(answer -> handBack(answer, request));
                });
    }

    private void handBack(HttpClientResponse answer, HttpServerRequest request) {
        noteVisit(request, answer.statusCode());
        var connection = request.connection();
        var response = request.response().setStatusCode(answer.statusCode());
        answer.headers().forEach((name, value) -> response.putHeader(name, value));
        streams.add(connection);
        // neither end is a good one for the other when it breaks
        answer.pipe().endOnFailure(false).to(response)
                .onFailure(_ -> connection.close())
                .onComplete(_ -> streams.remove(connection));
    }

    private void refuse(HttpServerRequest request) {
        noteVisit(request, BAD_GATEWAY);
        request.response().setStatusCode(BAD_GATEWAY).end();
    }

    private void noteVisit(HttpServerRequest request, int status) {
        visits.add(new Visit(request.getHeader("Last-Event-ID"), status));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
