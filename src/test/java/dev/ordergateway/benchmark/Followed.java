package dev.ordergateway.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerResponse;

/** One order: whether it was read, how many streams it has now, when its first one came, and the longest it had none since. */
final class Followed {

    private record Gap(Instant from, Duration length) {

        static final Gap NONE = new Gap(Instant.EPOCH, Duration.ZERO);

        static Gap since(@Nullable Instant from) {
            return from == null ? NONE : new Gap(from, Duration.between(from, Instant.now()));
        }

        @Override
        public String toString() {
            return "for " + length + " from " + from;
        }

        Gap or(Gap other) {
            return length.compareTo(other.length) >= 0 ? this : other;
        }
    }

    private final String id;
    private boolean isRead;
    private final Set<HttpServerResponse> streams = new HashSet<>();
    private @Nullable Instant placed;
    private Gap first = Gap.NONE;
    private @Nullable Instant without;
    private Gap longest = Gap.NONE;
    private int change;

    Followed(String id) {
        this.id = id;
    }

    /** Its first stream is waited for from now on. */
    synchronized Followed waiting() {
        placed = Instant.now();
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

    /** How long it waited for its first stream, or has until now. */
    synchronized Duration firstAfter() {
        return Gap.since(placed).or(first).length;
    }

    /** The longest that it had no stream after it had one; a time that is not over yet counts too. */
    synchronized Duration hadNoneFor() {
        return Gap.since(without).or(longest).length;
    }

    String id() {
        return id;
    }

    synchronized void forgetGaps() {
        first = Gap.NONE;
        longest = Gap.NONE;
    }

    synchronized void opened(HttpServerResponse response) {
        first = Gap.since(placed).or(first);
        placed = null;
        longest = Gap.since(without).or(longest);
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
        return id + ": " + Gap.since(placed).or(first) + " before its first stream, later without one "
                + Gap.since(without).or(longest);
    }
}
