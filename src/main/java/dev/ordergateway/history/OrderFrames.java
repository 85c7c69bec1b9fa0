package dev.ordergateway.history;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.OrderChanges;
import dev.ordergateway.store.StoredOrder;
import io.vertx.core.buffer.Buffer;

/** Encodes each version of an order once, however many read along. */
@ApplicationScoped
class OrderFrames {

    /**
     * One version.
     *
     * @param isLast the order is no longer open
     */
    record Frame(int version, boolean isLast, Buffer bytes) {
    }

    private final OrderChanges changes;
    private final OrderDocuments documents;
    private final ConcurrentMap<OrderId, Readers> readers = new ConcurrentHashMap<>();

    OrderFrames(OrderChanges changes, OrderDocuments documents) {
        this.changes = changes;
        this.documents = documents;
    }

    /** Tells the reader of every version from now on. */
    void join(OrderId id, OrderReader reader) {
        readers.compute(id, (_, present) -> {
            var all = present == null ? new Readers(id) : present;
            all.members.add(reader);
            return all;
        });
    }

    void leave(OrderId id, OrderReader reader) {
        readers.computeIfPresent(id, (_, present) -> present.without(reader) ? null : present);
    }

    Frame of(StoredOrder stored) {
        boolean isLast = stored.order().phase() != Phase.OPEN;
        int version = stored.order().version();
        var id = String.valueOf(version);
        var document = documents.jsonOf(documents.of(stored));
        return new Frame(version, isLast, isLast ? Frames.lastMessage(id, document) : Frames.message(id, document));
    }

    private final class Readers {

        private final Set<OrderReader> members = ConcurrentHashMap.newKeySet();
        private final Runnable end;

        Readers(OrderId id) {
            end = changes.listen(id, this::tell);
        }

        private void tell(StoredOrder stored) {
            var frame = of(stored);
            members.forEach(reader -> reader.tell(frame));
        }

        /** @return whether it was the last one */
        boolean without(OrderReader reader) {
            members.remove(reader);
            if (members.isEmpty()) {
                end.run();
            }
            return members.isEmpty();
        }
    }
}
