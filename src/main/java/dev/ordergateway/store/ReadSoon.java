package dev.ordergateway.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import dev.ordergateway.order.OrderId;

/**
 * Orders to be read of which somebody was only told that they have changed. Those that come while others are being read wait
 * and are read together, each once however often it came, and tried again until the database answers.
 */
public final class ReadSoon {

    private static final Logger LOG = Logger.getLogger(ReadSoon.class);
    private static final int AT_ONCE = 100;
    /** More orders than anybody can follow or read along with on one replica. */
    private static final int WAITING = 100_000;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final OrderStore store;
    private final Consumer<StoredOrder> reader;

    // guarded by this
    private final Set<OrderId> unread = new LinkedHashSet<>();
    private boolean isReading;

    /** @param reader is told on an event loop */
    public ReadSoon(OrderStore store, Consumer<StoredOrder> reader) {
        this.store = store;
        this.reader = reader;
    }

    public synchronized void add(OrderId id) {
        if (unread.size() < WAITING) {
            unread.add(id);
            readOn();
        }
    }

    private synchronized void readOn() {
        if (!isReading && !unread.isEmpty()) {
            isReading = true;
            store.findAll(next())
                    .onFailure().invoke(failure -> LOG.warnf("orders changed elsewhere could not be read yet: %s", failure))
                    // ends with the first success, so that its back-off never resets does not matter
                    .onFailure().retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely()
                    .invoke(orders -> orders.forEach(reader))
                    .onTermination().invoke(this::isRead)
                    .subscribe().with(
                            _ -> LOG.trace("read"),
                            failure -> LOG.error("the reader of changed orders failed", failure));
        }
    }

    private List<OrderId> next() {
        var next = new ArrayList<OrderId>(AT_ONCE);
        var rest = unread.iterator();
        while (rest.hasNext() && next.size() < AT_ONCE) {
            next.add(rest.next());
            rest.remove();
        }
        return next;
    }

    private synchronized void isRead() {
        isReading = false;
        readOn();
    }
}
