package dev.ordergateway.history;

import java.util.concurrent.ThreadLocalRandom;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * An event stream to one reader. Bytes go to the connection as they are, so that what many readers are told is encoded once;
 * whoever writes asks first whether there is room. All of it happens on the stream's own context.
 */
final class EventStream {

    /** What waits in memory for a reader that does not read; the operating system keeps some more. */
    private static final int WAITING_BYTES = 16 * 1024;
    /** A reader that takes nothing for so many ticks is gone, or might as well be. */
    private static final int MOST_STUCK = 2;

    private final HttpServerResponse response;
    private final Context context;
    private final Runnable ended;
    private Runnable room = () -> {
    };
    private Runnable over = () -> {
    };
    private int stuck;
    private boolean isOver;

    /** @param ended is told once, however it ends */
    EventStream(HttpServerResponse response, Context context, Runnable ended) {
        this.response = response;
        this.context = context;
        this.ended = ended;
    }

    void open() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .putHeader("X-Accel-Buffering", "no");
        response.setWriteQueueMaxSize(WAITING_BYTES).drainHandler(_ -> drained()).closeHandler(_ -> over());
        if (response.closed()) {
            over();
        }
    }

    /** @param whenRoom is told when there is room again */
    void onRoom(Runnable whenRoom) {
        room = whenRoom;
    }

    /** @param whenOver is told when nothing can be written any more */
    void onOver(Runnable whenOver) {
        over = whenOver;
    }

    void run(Runnable work) {
        context.runOnContext(_ -> work.run());
    }

    boolean hasRoom() {
        return !isOver && !response.writeQueueFull();
    }

    boolean isOver() {
        return isOver;
    }

    void write(Buffer bytes) {
        if (!isOver) {
            response.write(bytes);
        }
    }

    /** The last that is written. */
    void end(Buffer bytes) {
        if (!isOver) {
            response.end(bytes);
            over();
        }
    }

    /** Whoever reads it may come back, here or elsewhere. */
    void endForNow() {
        end(Frames.comeBack(ThreadLocalRandom.current().nextDouble()));
    }

    /** Tells whether the reader was cut off now, because it takes nothing. */
    boolean tick() {
        if (hasRoom()) {
            stuck = 0;
            write(Frames.KEEP_ALIVE);
        } else if (!isOver && ++stuck > MOST_STUCK) {
            response.reset();
            over();
            return true;
        }
        return false;
    }

    private void drained() {
        stuck = 0;
        room.run();
    }

    private void over() {
        if (!isOver) {
            isOver = true;
            over.run();
            ended.run();
        }
    }
}
