package dev.ordergateway.partner;

import java.time.Duration;

import io.vertx.core.Vertx;

/**
 * Tells when a connection has been silent for too long. Only time in which somebody was waiting for bytes counts: silence
 * that our own back-pressure made is no silence of the partner's.
 */
final class SilenceWatch {

    private final Vertx vertx;
    private final Runnable tooLong;

    // written by the connection's event loop
    private Duration limit = Duration.ZERO;
    private long timer;
    private boolean isStopped;

    // written by whoever asks for bytes, read by the event loop
    private volatile long waitingSince;
    private volatile boolean isWaiting;

    SilenceWatch(Vertx vertx, Runnable tooLong) {
        this.vertx = vertx;
        this.tooLong = tooLong;
    }

    /** Somebody waits for bytes from now on. */
    void waiting() {
        waitingSince = System.nanoTime();
        isWaiting = true;
    }

    /** Bytes arrived. */
    void heard() {
        isWaiting = false;
    }

    /** From now on this is the longest silence. To be called on the event loop, as is the rest. */
    void allow(Duration longest) {
        limit = longest;
        vertx.cancelTimer(timer);
        look();
    }

    void stop() {
        isStopped = true;
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (isStopped) {
            return;
        }
        var left = isWaiting ? limit.minusNanos(System.nanoTime() - waitingSince) : limit;
        if (left.isPositive()) {
            timer = vertx.setTimer(Math.max(1, left.toMillis()), _ -> look());
        } else {
            tooLong.run();
        }
    }
}
