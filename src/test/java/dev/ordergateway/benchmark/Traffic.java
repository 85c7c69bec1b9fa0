package dev.ordergateway.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.ordergateway.support.Bodies;

/**
 * Callers who come at a steady rate, each on a connection of its own and only once, and what some of them were told instead.
 */
final class Traffic implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final URI server;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();

    Traffic(String url) {
        this.server = URI.create(url);
    }

    /** A request for one of these orders, whichever. */
    static String read(List<String> orderIds) {
        var id = orderIds.get(ThreadLocalRandom.current().nextInt(orderIds.size()));
        return "GET /api/orders/" + id + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n";
    }

    /** A request to place an order that nobody else places. */
    static String place() {
        return "POST /api/orders HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: " + Bodies.GUIDE.length() + "\r\n\r\n"
                + Bodies.GUIDE;
    }

    /**
     * Begins to ask.
     *
     * @param requests the next request each time, whose connection is to be closed
     * @param status that every answer must have
     */
    AtomicInteger every(int perSecond, Supplier<String> requests, int status) {
        var good = new AtomicInteger();
        var _ = clock.scheduleAtFixedRate(() -> {
            var request = requests.get();
            underWay.incrementAndGet();
            Thread.ofVirtual().start(() -> ask(request, status, good));
        }, 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
        return good;
    }

    /** When, what was asked, and what came of it. */
    Queue<String> failures() {
        return failures;
    }

    /** How many answers there were, of whatever kind. */
    int answered() {
        return answered.get();
    }

    private void ask(String request, int status, AtomicInteger good) {
        try {
            var answer = answer(request);
            if (answer.startsWith("HTTP/1.1 " + status + " ") && isWhole(answer)) {
                good.incrementAndGet();
            } else {
                failures.add(Instant.now() + " " + firstLine(request) + ": " + (answer.isEmpty() ? "nothing" : answer));
            }
        } catch (IOException e) {
            failures.add(Instant.now() + " " + firstLine(request) + ": " + e);
        }
        answered.incrementAndGet();
        underWay.decrementAndGet();
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static boolean isWhole(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        var length = LENGTH.matcher(answer).region(0, body);
        return length.find() ? answer.length() - body == Integer.parseInt(length.group(1)) : answer.endsWith(LAST_CHUNK);
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\r'));
    }

    /** Nobody comes any more; whoever came waits for the answer. */
    void end() {
        clock.close();
    }

    boolean isOver() {
        return underWay.get() == 0;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
