package dev.ordergateway.benchmark;

import java.io.Closeable;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;

/** Many readers of orders' events, at a gateway or at whatever passes them on, and how late each change is with them. */
final class Subscribers implements Closeable {

    private static final Pattern CHANGE = Pattern.compile("\"payment_state\":\"(\\d+)\"");
    private static final int MOST_CHANGES = 1_000_000;

    /** One reader. Its events come on one thread. */
    final class Reader {

        private final String partnerId;
        private int version;
        private volatile int change = -1;

        Reader(String partnerId) {
            this.partnerId = partnerId;
        }

        String partnerId() {
            return partnerId;
        }

        /** The number of the newest change that it was told; -1 before the first event. */
        int change() {
            return change;
        }

        private void take(String line) {
            if (line.startsWith("id:")) {
                int next = Integer.parseInt(line.substring(3).strip());
                if (next <= version) {
                    faults.add(partnerId + " was at version " + version + " and is told " + next);
                }
                version = next;
            } else if (line.startsWith("data:") && !line.equals("data:{}")) {
                var found = CHANGE.matcher(line);
                if (found.find()) {
                    int number = Integer.parseInt(found.group(1));
                    arrived(number);
                    change = number;
                }
            }
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(20_000));
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLongArray told = new AtomicLongArray(MOST_CHANGES);
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();

    List<Reader> readers() {
        return readers;
    }

    /** What went wrong with a stream. */
    Queue<String> faults() {
        return faults;
    }

    void subscribe(String url, String partnerId) {
        var address = URI.create(url);
        var reader = new Reader(partnerId);
        readers.add(reader);
        client.request(HttpMethod.GET, address.getPort(), address.getHost(), address.getPath())
                .compose(request -> request.putHeader("Accept", "text/event-stream").send())
                .onSuccess(response -> read(response, reader))
                .onFailure(failure -> faults.add(url + ": " + failure));
    }

    private void read(HttpClientResponse response, Reader reader) {
        if (response.statusCode() != 200) {
            faults.add(reader.partnerId + ": " + response.statusCode());
        }
        response.handler(RecordParser.newDelimited("\n", line -> reader.take(line.toString())))
                .endHandler(_ -> faults.add(reader.partnerId + ": ended"))
                .exceptionHandler(failure -> faults.add(reader.partnerId + ": " + failure));
    }

    /** The change leaves the partner now. */
    void leaves(int number) {
        told.set(number, System.nanoTime());
    }

    private void arrived(int number) {
        long left = told.get(number);
        if (left > 0) {
            delays.add(System.nanoTime() - left);
        }
    }

    /** The delay that this part of all events did not pass, in milliseconds. */
    double delayMillis(double part) {
        var sorted = delays.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size())) / 1e6;
    }

    int events() {
        return delays.size();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
