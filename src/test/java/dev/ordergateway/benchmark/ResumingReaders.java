package dev.ordergateway.benchmark;

import java.io.Closeable;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;

/** Readers of event streams who come back when theirs ends, with what they read last, as a browser does. */
final class ResumingReaders implements Closeable {

    /** What a browser waits when it is told nothing else. */
    private static final long PAUSE_MILLIS = 1000;

    /** One reader. Its events come on one thread. */
    private final class Reader {

        private final String path;
        private final BiConsumer<String, String> events;
        private @Nullable String lastId;

        Reader(String path, BiConsumer<String, String> events) {
            this.path = path;
            this.events = events;
        }

        void read() {
            client.request(HttpMethod.GET, server.getPort(), server.getHost(), path)
                    .compose(request -> {
                        request.putHeader("Accept", "text/event-stream");
                        return (lastId == null ? request : request.putHeader("Last-Event-ID", lastId)).send();
                    })
                    .onSuccess(this::read)
                    .onFailure(this::failed);
        }

        private void read(HttpClientResponse response) {
            if (response.statusCode() != 200) {
                faults.add(Instant.now() + " " + path + ": " + response.statusCode());
            }
            var data = new StringBuilder();
            response.handler(RecordParser.newDelimited("\n", bytes -> {
                var line = bytes.toString();
                if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.accept(String.valueOf(lastId), data.toString());
                    data.setLength(0);
                }
            }))
                    .endHandler(_ -> comeBack())
                    .exceptionHandler(this::failed);
        }

        private void failed(Throwable failure) {
            faults.add(Instant.now() + " " + path + ": " + failure);
            comeBack();
        }

        private void comeBack() {
            resumed.incrementAndGet();
            vertx.setTimer(PAUSE_MILLIS, _ -> read());
        }
    }

    private final URI server;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(20_000));
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger resumed = new AtomicInteger();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    ResumingReaders(String url) {
        this.server = URI.create(url);
    }

    /** What went wrong, and when. */
    Queue<String> faults() {
        return faults;
    }

    /** How often a reader came back. */
    int resumed() {
        return resumed.get();
    }

    /** The newest version that each order's reader was told. */
    Map<String, Integer> versions() {
        return versions;
    }

    /** Reads one order, whose versions must not go back. */
    void readOrder(String orderId) {
        new Reader("/api/orders/" + orderId + "/subscribe", (id, _) -> {
            int version = Integer.parseInt(id);
            var before = versions.put(orderId, version);
            if (before != null && version < before) {
                faults.add(Instant.now() + " " + orderId + " was at version " + before + " and is told " + version);
            }
        }).read();
    }

    /** Reads the log of all orders' changes from its beginning. */
    void readLog(BiConsumer<String, String> entries) {
        new Reader("/api/events", entries).read();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
