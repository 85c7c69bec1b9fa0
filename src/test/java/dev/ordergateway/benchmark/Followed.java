package dev.ordergateway.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerResponse;

/** One order: whether it was read, how many streams it has now, and the longest that it had none since it had one. */
final class Followed {

    private record Gap(Instant from, Duration length) {

        static final Gap NONE = new Gap(Instant.EPOCH, Duration.ZERO);
    }

    private final String id;
    private boolean isRead;
    private final Set<HttpServerResponse> streams = new HashSet<>();
    private @Nullable Instant without;
    private Gap longestGap = Gap.NONE;
    private int change;

    Followed(String id) {
        this.id = id;
    }

    /** It is waited for from now on. */
    synchronized Followed waiting() {
        without = Instant.now();
        return this;
    }

    synchronized boolean isRead() {
        return isRead;
    }

    synchronized void read() {
        isRead = true;
    }

    /** The number of its last change. */
    synchronized int change() {
        return change;
    }

    synchronized void changes(int number) {
        change = number;
    }

    synchronized int open() {
        return streams.size();
    }

    /** Counts a gap that is not over yet too. */
    synchronized Duration longestGap() {
        return longest().length;
    }

    private Gap longest() {
        var now = without == null ? Gap.NONE : new Gap(without, Duration.between(without, Instant.now()));
        return now.length.compareTo(longestGap.length) > 0 ? now : longestGap;
    }

    String id() {
        return id;
    }

    synchronized void forgetGaps() {
        longestGap = Gap.NONE;
    }

    synchronized void opened(HttpServerResponse response) {
        longestGap = longest();
        without = null;
        streams.add(response);
    }

    synchronized void closed(HttpServerResponse response) {
        streams.remove(response);
        without = streams.isEmpty() ? Instant.now() : null;
    }

    synchronized void tell(String frame) {
        streams.forEach(stream -> stream.write(frame));
    }

    @Override
    public synchronized String toString() {
        var gap = longest();
        return id + " without a stream for " + gap.length + " from " + gap.from;
    }
}
