package dev.ordergateway.history;

import java.util.ArrayDeque;
import java.util.Queue;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.EventLog;
import dev.ordergateway.store.EventPage;
import dev.ordergateway.store.OrderEvent;
import io.smallrye.mutiny.subscription.Cancellable;

/** Writes the log of events to streams, page by page: the next one is read when the reader has taken the last. */
@ApplicationScoped
class EventFeed {

    /** So few, because they wait in memory while the reader does not read. */
    static final int PAGE = 10;
    private static final Logger LOG = Logger.getLogger(EventFeed.class);

    private final EventLog log;
    private final OrderDocuments documents;

    EventFeed(EventLog log, OrderDocuments documents) {
        this.log = log;
        this.documents = documents;
    }

    void write(EventStream stream, EventPage first) {
        new Writer(stream).begin(first);
    }

    /** All of it happens on the stream's own context. */
    private final class Writer {

        private final EventStream stream;
        private final Queue<OrderEvent> unwritten = new ArrayDeque<>();
        private String next = "";
        private @Nullable Cancellable reading;

        Writer(EventStream stream) {
            this.stream = stream;
        }

        void begin(EventPage first) {
            stream.onRoom(this::write);
            stream.onOver(this::stop);
            stream.write(Frames.begin());
            take(first);
        }

        private void take(EventPage page) {
            reading = null;
            unwritten.addAll(page.events());
            next = page.next();
            write();
        }

        private void write() {
            while (!unwritten.isEmpty() && stream.hasRoom()) {
                var event = unwritten.remove();
                stream.write(Frames.message(event.cursor(), documents.jsonOf(documents.of(event))));
            }
            if (unwritten.isEmpty() && reading == null && !stream.isOver()) {
                read();
            }
        }

        private void read() {
            reading = log.nextPage(next, PAGE).subscribe().with(
                    page -> stream.run(() -> take(page)),
                    failure -> stream.run(() -> breakOff(failure)));
        }

        /** Whoever reads it comes back, and is told then what is wrong if it still is. */
        private void breakOff(Throwable failure) {
            LOG.debugf("the log of events could not be read on: %s", failure);
            stream.endForNow();
        }

        private void stop() {
            if (reading != null) {
                reading.cancel();
            }
        }
    }
}
