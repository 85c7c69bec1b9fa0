package dev.ordergateway.weather;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** One stream of one order. What is to be written waits in a queue, so that a slow reader holds up nobody else. */
final class LiveStream {

    /** Something done to the connection. */
    @FunctionalInterface
    interface Act {
        void on(Wire wire) throws IOException;
    }

    /** Whose it was, and from when to when the partner saw it open; null while it is. */
    record Span(String replica, Instant from, @Nullable Instant to) {
    }

    private static final long COMMENT_SECONDS = 1;

    private final String replica;
    private final Wire wire;
    private final boolean sendsComments;
    private final Instant openedAt = Instant.now();
    private final BlockingQueue<Act> acts = new LinkedBlockingQueue<>();
    private volatile boolean isDead;
    private volatile @Nullable Instant closedAt;

    LiveStream(String replica, Wire wire, boolean sendsComments) {
        this.replica = replica;
        this.wire = wire;
        this.sendsComments = sendsComments;
        wire.whenClosed(this::closed);
    }

    private void closed() {
        if (closedAt == null) {
            closedAt = Instant.now();
        }
    }

    void add(Act act) {
        acts.add(act);
    }

    /** Never writes again; the connection stays. */
    void die() {
        isDead = true;
    }

    void cut() throws IOException {
        wire.reset();
    }

    boolean isOpen() {
        return closedAt == null;
    }

    Span span() {
        return new Span(replica, openedAt, closedAt);
    }

    /** Writes until the connection is over. */
    void run() throws IOException, InterruptedException {
        wire.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        while (!wire.isClosed()) {
            var act = acts.poll(COMMENT_SECONDS, TimeUnit.SECONDS);
            if (isDead) {
                continue;
            }
            if (act != null) {
                act.on(wire);
            } else if (sendsComments) {
                wire.write(":\n\n");
            }
        }
    }
}
