package dev.ordergateway.history;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;

import io.netty.channel.ChannelOption;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * An event stream to one reader. Bytes go to the connection as they are, so that what many readers are told is encoded once;
 * whoever writes asks first whether there is room. All of it happens on the stream's own context.
 */
final class EventStream {

    static final String NO_CACHE = "no-cache, no-transform";
    static final String UNBUFFERED = "X-Accel-Buffering";

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    /** What waits in memory for a reader that does not read. */
    private static final int WAITING_BYTES = 16 * 1024;
    /** What the operating system keeps besides, which takes twice of it; left to itself it would grow to megabytes each. */
    private static final int SOCKET_BYTES = 16 * 1024;
    /** A reader that takes nothing for so many ticks is gone, or might as well be. */
    private static final int MOST_STUCK = 2;

    private final HttpServerResponse response;
    private final HttpConnection connection;
    private final Context context;
    private final Consumer<EventStream> ended;
    private Runnable room = () -> {
    };
    private Runnable over = () -> {
    };
    private int stuck;
    private boolean isOver;

    /** @param ended is told once, however it ends */
    EventStream(HttpServerRequest request, Context context, Consumer<EventStream> ended) {
        this.response = request.response();
        this.connection = request.connection();
        this.context = context;
        this.ended = ended;
    }

    void open() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .putHeader(UNBUFFERED, "no");
        if (connection instanceof ConnectionBase socket) {
            socket.channel().config().setOption(ChannelOption.SO_SNDBUF, SOCKET_BYTES);
        }
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
        context.runOnContext(_ -> guarded(work));
    }

    /** Whoever reads a stream that nobody writes any more would never know. */
    void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("an event stream could not be written", e);
            endForNow();
        }
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
            cut();
            over();
            return true;
        }
        return false;
    }

    /** Closing in good order would wait until what is queued has been taken, which it never is. */
    private void cut() {
        if (connection instanceof ConnectionBase socket && response.streamId() < 0) {
            var _ = socket.channelHandlerContext().close();
        } else {
            response.reset();
        }
    }

    private void drained() {
        stuck = 0;
        room.run();
    }

    private void over() {
        if (!isOver) {
            isOver = true;
            over.run();
            ended.accept(this);
        }
    }
}
