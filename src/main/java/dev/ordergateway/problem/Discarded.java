package dev.ordergateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;

/** What still comes of a body that was answered already: taken and dropped, up to a bound. */
final class Discarded {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final HttpConnection connection;
    private long bytes;

    private Discarded(HttpConnection connection) {
        this.connection = connection;
    }

    /** A caller who is still sending would see a broken pipe and never the answer. */
    static void restOf(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(new Discarded(request.connection())::drop).resume();
        }
    }

    private void drop(Buffer more) {
        bytes += more.length();
        if (bytes > MOST_BYTES) {
            connection.close();
        }
    }
}
