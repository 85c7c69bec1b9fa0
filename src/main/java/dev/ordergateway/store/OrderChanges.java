package dev.ordergateway.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;

/** Tells whoever reads along on this replica about each order version once it is committed. */
@ApplicationScoped
public class OrderChanges {

    private final ConcurrentMap<OrderId, Set<Reader>> readers = new ConcurrentHashMap<>();

    /**
     * Tells the versions of one order that are committed from now on, on whatever thread committed them. They ascend and may
     * skip.
     *
     * @return ends it
     */
    public Runnable listen(OrderId id, Consumer<StoredOrder> listener) {
        var reader = new Reader(listener);
        readers.compute(id, (_, present) -> {
            var all = present == null ? ConcurrentHashMap.<Reader> newKeySet() : present;
            all.add(reader);
            return all;
        });
        return () -> remove(id, reader);
    }

    void committed(StoredOrder stored) {
        readers.getOrDefault(stored.order().id(), Set.of()).forEach(reader -> reader.tell(stored));
    }

    /** The orders of which anybody here wants to know. */
    Set<OrderId> awaited() {
        return readers.keySet();
    }

    /** Whether anybody here wants to know of that version and was not told. */
    boolean isAwaited(OrderId id, int version) {
        return readers.getOrDefault(id, Set.of()).stream().anyMatch(reader -> reader.newest < version);
    }

    private void remove(OrderId id, Reader reader) {
        readers.computeIfPresent(id, (_, present) -> {
            present.remove(reader);
            return present.isEmpty() ? null : present;
        });
    }

    /** Commits of one order may be told by two threads in the wrong order: the older one is then no news. */
    private static final class Reader {

        private final Consumer<StoredOrder> listener;
        private volatile int newest;

        Reader(Consumer<StoredOrder> listener) {
            this.listener = listener;
        }

        synchronized void tell(StoredOrder stored) {
            if (stored.order().version() > newest) {
                newest = stored.order().version();
                listener.accept(stored);
            }
        }
    }
}
