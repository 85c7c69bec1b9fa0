package dev.ordergateway.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.EventReader.Frame;

/**
 * The browser hook of the partner's guide, line by line: listeners for {@code message} and {@code stop}, a new connection
 * after an error, 1 s later and then twice as long up to 30 s. It sends no {@code Last-Event-ID}.
 */
final class GuideHook implements AutoCloseable {

    private final String orderId;
    private final ScheduledExecutorService window = Executors.newSingleThreadScheduledExecutor();
    private final List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
    private @Nullable EventReader source;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean stopped;
    private Duration retryDelay = Duration.ofSeconds(1);

    GuideHook(String orderId) {
        this.orderId = orderId;
        window.execute(this::connect);
    }

    private void connect() {
        if (stopped) {
            return;
        }
        cleanup();
        connections.incrementAndGet();
        var opened = new EventReader(orderId, frame -> window.execute(() -> heard(frame)));
        source = opened;
        var _ = opened.end().whenCompleteAsync((_, _) -> onError(opened), window);
    }

    private void heard(Frame frame) {
        switch (frame.name()) {
            case "message" -> onMessage(frame.order().getMap("$"));
            case "stop" -> stopForever();
            default -> throw new AssertionError("the hook knows no " + frame.name());
        }
    }

    /** The guide's schema, as far as anybody knows it. */
    private void onMessage(Map<String, Object> order) {
        if (order.get("order_id") instanceof String && order.containsKey("order_state")) {
            retryDelay = Duration.ofSeconds(1);
            seen.add(order);
        }
    }

    private void onError(EventReader failed) {
        if (stopped || failed != source) {
            return;
        }
        cleanup();
        var _ = window.schedule(() -> {
            var doubled = retryDelay.multipliedBy(2);
            retryDelay = doubled.compareTo(Duration.ofSeconds(30)) < 0 ? doubled : Duration.ofSeconds(30);
            connect();
        }, retryDelay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopForever() {
        stopped = true;
        cleanup();
    }

    private void cleanup() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    /** The network's doing, not the hook's. */
    void breakConnection() {
        window.execute(() -> {
            if (source != null) {
                source.close();
            }
        });
    }

    List<Map<String, Object>> seen() {
        return seen;
    }

    int connections() {
        return connections.get();
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        window.execute(this::stopForever);
        window.close();
    }
}
