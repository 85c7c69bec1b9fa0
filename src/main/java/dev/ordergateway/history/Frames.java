package dev.ordergateway.history;

import io.vertx.core.buffer.Buffer;

/** Server-sent events as bytes, which many readers may share. Texts have one line. */
final class Frames {

    static final Buffer KEEP_ALIVE = Buffer.buffer(":keep-alive\n\n");
    /** With data, because an EventSource never sees an event without. */
    private static final String STOP = "event:stop\ndata:{}\n\n";
    private static final int RECONNECT_MILLIS = 1000;
    private static final String RETRY = "retry:" + RECONNECT_MILLIS + "\n";

    private Frames() {
    }

    static Buffer message(String id, String data) {
        return Buffer.buffer(text(id, data));
    }

    static Buffer lastMessage(String id, String data) {
        return Buffer.buffer(text(id, data) + STOP);
    }

    /** What a stream begins with that has nothing to tell yet. */
    static Buffer begin() {
        return Buffer.buffer(RETRY + "\n");
    }

    /** @param spread from 0 to 1, another one for each reader, so that those of one replica do not come back at once */
    static Buffer comeBack(double spread) {
        return Buffer.buffer(":come back\nretry:" + Math.round(RECONNECT_MILLIS * (0.5 + spread)) + "\n\n");
    }

    private static String text(String id, String data) {
        return "event:message\nid:" + id + "\n" + RETRY + "data:" + data + "\n\n";
    }
}
