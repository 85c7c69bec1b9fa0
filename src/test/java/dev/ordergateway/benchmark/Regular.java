package dev.ordergateway.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.RawConnection;
import dev.ordergateway.support.RawRequest;

/** Somebody who buys and looks after what was bought, each time on a new connection, whatever others do meanwhile. */
final class Regular implements AutoCloseable {

    private static final int MILLIS_BETWEEN = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger served = new AtomicInteger();

    Regular() {
        var _ = thread.scheduleWithFixedDelay(this::visit, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    private void visit() {
        try (var connection = new RawConnection()) {
            var placed = connection.ask(request("POST", "/api/orders", Bodies.nested(Bodies.anyEmail())));
            expect(201, placed);
            expect(200, connection.ask(request("GET", placed.header("Location"), "")));
            expect(200, connection.ask(request("GET", "/api/orders?limit=3", "")));
            expect(200, connection.ask(request("GET", "/q/health/ready", "")));
        } catch (IOException | RuntimeException e) {
            failures.add(e.toString());
        }
    }

    private void expect(int status, RawConnection.Answer answer) {
        if (answer.status() == status) {
            served.incrementAndGet();
        } else {
            failures.add(answer.toString());
        }
    }

    private static RawRequest request(String method, String target, String body) {
        return new RawRequest(method, target, List.of("Host: localhost", "Content-Type: application/json"), body, false);
    }

    int served() {
        return served.get();
    }

    Queue<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        thread.close();
    }
}
