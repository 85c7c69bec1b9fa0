package dev.ordergateway.history;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.history.OrderFrames.Frame;

/** Someone who reads one order's versions. While there is no room for more, only the newest one waits. */
final class OrderReader {

    // guarded by this
    private @Nullable EventStream stream;
    private @Nullable Frame waiting;
    private int newest;

    /** On any thread; older than what was told before is no news. */
    synchronized void tell(Frame frame) {
        if (frame.version() > newest) {
            newest = frame.version();
            waiting = frame;
            if (stream != null) {
                stream.run(this::write);
            }
        }
    }

    /** From now on it is written what is told, beginning with what was. */
    synchronized void readFrom(EventStream opened) {
        stream = opened;
        opened.onRoom(this::write);
        write();
    }

    private synchronized void write() {
        if (stream == null || waiting == null || !stream.hasRoom()) {
            return;
        }
        var next = waiting;
        waiting = null;
        if (next.isLast()) {
            stream.end(next.bytes());
        } else {
            stream.write(next.bytes());
        }
    }
}
