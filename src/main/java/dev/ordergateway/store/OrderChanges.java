package dev.ordergateway.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;

/** Tells whoever reads along on this replica about each order version once it is committed. */
@ApplicationScoped
public class OrderChanges {

    private final ConcurrentMap<OrderId, Set<Reader>> readers = new ConcurrentHashMap<>();

    /** The versions of one order committed from now on, ascending and without end. A slow reader skips to the newest. */
    public Multi<StoredOrder> of(OrderId id) {
        return Multi.createFrom().<StoredOrder> emitter(emitter -> {
            var reader = new Reader(emitter);
            add(id, reader);
            emitter.onTermination(() -> remove(id, reader));
        }).onOverflow().dropPreviousItems();
    }

    void committed(StoredOrder stored) {
        readers.getOrDefault(stored.order().id(), Set.of()).forEach(reader -> reader.tell(stored));
    }

    /** The orders of which anybody here wants to know. */
    Set<OrderId> awaited() {
        return readers.keySet();
    }

    private void add(OrderId id, Reader reader) {
        readers.compute(id, (_, present) -> {
            var all = present == null ? ConcurrentHashMap.<Reader> newKeySet() : present;
            all.add(reader);
            return all;
        });
    }

    private void remove(OrderId id, Reader reader) {
        readers.computeIfPresent(id, (_, present) -> {
            present.remove(reader);
            return present.isEmpty() ? null : present;
        });
    }

    /** Commits of one order may be told by two threads in the wrong order: the older one is then no news. */
    private static final class Reader {

        private final MultiEmitter<? super StoredOrder> emitter;
        private int newest;

        Reader(MultiEmitter<? super StoredOrder> emitter) {
            this.emitter = emitter;
        }

        synchronized void tell(StoredOrder stored) {
            if (stored.order().version() > newest) {
                newest = stored.order().version();
                emitter.emit(stored);
            }
        }
    }
}
