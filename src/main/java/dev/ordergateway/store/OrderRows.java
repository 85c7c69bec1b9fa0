package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.LockMode;

import dev.ordergateway.order.OrderId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The queries on orders. */
@ApplicationScoped
class OrderRows implements PanacheRepositoryBase<OrderRow, UUID> {

    Uni<OrderRow> read(OrderId id) {
        return findById(id.value()).onItem().ifNull().failWith(StoreFailure.NotFound::new);
    }

    /** Until the transaction ends nobody else writes this order or its journal. */
    Uni<OrderRow> lock(OrderId id) {
        return getSession()
                .chain(session -> session.find(OrderRow.class, id.value(), LockMode.PESSIMISTIC_WRITE))
                .onItem().ifNull().failWith(StoreFailure.NotFound::new);
    }

    Uni<Optional<OrderRow>> byKey(String placedBy, String key) {
        return find("placedBy = ?1 and idempotencyKey = ?2", placedBy, key).firstResult().map(Optional::ofNullable);
    }

    Uni<Optional<OrderRow>> byLiveReference(String placedBy, String reference) {
        return find("placedBy = ?1 and clientReference = ?2 and status not in ('Rejected', 'PlacementFailed')", placedBy,
                reference).firstResult().map(Optional::ofNullable);
    }

    Uni<List<OrderRow>> needingFollowing(UUID after, Instant doneAfter, int limit) {
        return find("id > ?1 and needsFollowing and (status <> 'Done' or statusSince > ?2) order by id", after, doneAfter)
                .page(0, limit).list();
    }
}
