package dev.ordergateway.sandbox;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** One open event stream of an order. A reader that cannot keep up gets the latest state, never a growing queue. */
final class EventStream {

    private static final String KEEP_ALIVE = ": keep-alive\n\n";

    private final HttpServerResponse response;
    private final Framing framing;
    private boolean mute;
    private boolean ending;
    private @Nullable String latest;

    private EventStream(HttpServerResponse response, Framing framing) {
        this.response = response;
        this.framing = framing;
    }

    /** Sends the headers at once, so that the caller knows it is connected before there is anything to say. */
    static EventStream open(HttpServerResponse response, Framing framing, Executor loop) {
        var stream = new EventStream(response, framing);
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache, no-transform")
                .drainHandler(drained -> loop.execute(stream::writeLatest))
                .write(Buffer.buffer());
        return stream;
    }

    /** Tells the order's state; after an ending also that this was all. */
    void push(JsonNode order, boolean last) {
        if (isSilent()) {
            return;
        }
        ending = framing.ends(last);
        latest = framing.message(order) + (ending ? framing.stop() : "");
        if (!response.writeQueueFull()) {
            writeLatest();
        }
    }

    /** Bytes as they are, which cannot be merged: a reader that is behind is cut off. */
    void pushRaw(Buffer bytes) {
        if (isSilent()) {
            return;
        }
        if (response.writeQueueFull()) {
            cut();
        } else {
            response.write(bytes);
        }
    }

    void keepAlive() {
        if (!isSilent() && !response.writeQueueFull()) {
            response.write(KEEP_ALIVE);
        }
    }

    void mute() {
        mute = true;
        latest = null;
    }

    void cut() {
        response.reset();
    }

    void end() {
        if (isOpen()) {
            response.end();
        }
    }

    private void writeLatest() {
        if (latest == null || !isOpen()) {
            return;
        }
        Buffer frames = Buffer.buffer(latest);
        latest = null;
        for (int from = 0; from < frames.length(); from += framing.pieceLength()) {
            response.write(frames.slice(from, Math.min(from + framing.pieceLength(), frames.length())));
        }
        if (ending) {
            response.end();
        }
    }

    private boolean isSilent() {
        return mute || ending || !isOpen();
    }

    boolean isOpen() {
        return !response.closed() && !response.ended();
    }
}
