package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.path.json.JsonPath;

/** A caller of an event stream who keeps every frame. */
public final class EventReader implements AutoCloseable {

    /** The fields of one event by name. */
    public record Frame(Map<String, String> fields) {

        public String name() {
            return Objects.requireNonNull(fields.get("event"));
        }

        public int id() {
            return Integer.parseInt(fields.get("id"));
        }

        public JsonPath order() {
            return JsonPath.from(fields.get("data"));
        }

        public JsonNode json() {
            return Description.json(Objects.requireNonNull(fields.get("data")));
        }
    }

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;

    public EventReader(String orderId) {
        this(Gateway.uri("").toString(), orderId);
    }

    /** @param gateway the replica to be asked */
    public EventReader(String gateway, String orderId) {
        this(HttpRequest.newBuilder(URI.create(gateway + "/api/orders/" + orderId + "/subscribe")));
    }

    /** Of all orders' changes. */
    public static EventReader ofAllOrders(String after, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(Gateway.uri("/api/events?after=" + after));
        return new EventReader(lastEventId == null ? request : request.header("Last-Event-ID", lastEventId));
    }

    private EventReader(HttpRequest.Builder asked) {
        var request = asked.header("Accept", "text/event-stream").build();
        end = client.sendAsync(request, BodyHandlers.ofLines()).thenAcceptAsync(this::read, Thread::startVirtualThread);
    }

    private void read(HttpResponse<Stream<String>> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        var fields = new HashMap<String, String>();
        answer.body().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon == 0) {
                comments.add(line.substring(1).strip());
            } else if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else if (line.isEmpty() && fields.containsKey("data")) {
                frames.add(new Frame(Map.copyOf(fields)));
                fields.clear();
            }
        });
    }

    /** What is told of one order, where frames are about several. */
    public List<JsonNode> jsonOf(String orderId) {
        return frames.stream().map(Frame::json).filter(json -> json.path("order_id").textValue().equals(orderId)).toList();
    }

    public List<Frame> frames() {
        return frames;
    }

    public List<String> comments() {
        return comments;
    }

    /** Completed when the stream is over, exceptionally when it was no orderly end. */
    public CompletableFuture<Void> end() {
        return end;
    }

    public EventReader awaitFrames(int count) {
        eventually(() -> assertThat(frames).hasSizeGreaterThanOrEqualTo(count));
        return this;
    }

    public EventReader awaitEnd() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(end).isCompleted());
        return this;
    }

    /** Like a connection that breaks. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
