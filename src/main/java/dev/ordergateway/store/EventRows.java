package dev.ordergateway.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The versions of orders that are told of, written in the transaction that makes them. */
@ApplicationScoped
class EventRows implements PanacheRepositoryBase<EventRow, EventRow.Key> {

    /** Those of them that are still kept. */
    Uni<Map<EventRow.Key, EventRow>> of(List<EventRow.Key> keys) {
        return keys.isEmpty() ? Uni.createFrom().item(Map.of())
                : getSession().chain(session -> session.find(EventRow.class, keys.toArray()))
                        .map(rows -> rows.stream().filter(Objects::nonNull)
                                .collect(Collectors.toMap(row -> row.key, row -> row)));
    }

    /** What tells of the person goes from every version; that there was one stays. */
    Uni<Void> forget(OrderId id) {
        return list("key.orderId", id.value())
                .invoke(rows -> rows.forEach(row -> row.snapshot = row.snapshot.erased()))
                .replaceWithVoid();
    }
}
