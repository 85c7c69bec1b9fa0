package dev.ordergateway.sandbox;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.RestAssured;

/** A caller of the event stream that keeps what it got and knows how the stream ended. */
final class SseReader implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final AtomicInteger parts = new AtomicInteger();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final CompletableFuture<HttpResponse<Void>> end;

    SseReader(String orderId) {
        var uri = URI.create("http://localhost:" + RestAssured.port + "/sandbox/v5/orders/" + orderId + "/subscribe");
        end = client.sendAsync(HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").build(), head -> {
            status.complete(head.statusCode());
            return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(this::take));
        });
    }

    /** In how many pieces the bytes came. */
    int parts() {
        return parts.get();
    }

    /** But for what only keeps the stream alive, which can come at any time. */
    String text() {
        return text.toString(StandardCharsets.UTF_8).replace(": keep-alive\n\n", "");
    }

    SseReader awaitHeaders() {
        eventually(() -> assertThat(status).isCompletedWithValue(200));
        return this;
    }

    SseReader awaitText(String expected) {
        eventually(() -> assertThat(text()).contains(expected));
        return this;
    }

    void awaitOrderlyEnd() {
        eventually(() -> assertThat(end).isCompleted());
    }

    void awaitCut() {
        eventually(() -> assertThat(end).isCompletedExceptionally());
    }

    boolean isAnswered() {
        return status.isDone();
    }

    boolean isOpen() {
        return !end.isDone();
    }

    private void take(byte[] part) {
        parts.incrementAndGet();
        text.writeBytes(part);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
