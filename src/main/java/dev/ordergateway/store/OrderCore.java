package dev.ordergateway.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Memory;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.Origin;
import dev.ordergateway.order.PartnerOrderId;

/**
 * What all versions of an order have in common, and when it was last looked at. It is read without the rest, so that a row
 * which somebody has broken does not keep others from hearing of their orders.
 */
record OrderCore(UUID id, Instant createdAt, OrderRequest request, String placedBy, @Nullable String clientReference,
        Map<String, String> metadata, @Nullable String partnerOrderId, Memory memory, @Nullable Instant observedAt,
        @Nullable String observedBy) {

    static final String ALL = """
            select new OrderCore(id, createdAt, request, placedBy, clientReference, metadata, partnerOrderId, memory, observedAt,
              observedBy)
            from OrderRow where id in ?1""";

    /** The order at one version. */
    StoredOrder at(int version, OrderSnapshot snapshot) {
        return new StoredOrder(new Order(new OrderId(id), snapshot.status(), version, createdAt, snapshot.updatedAt(),
                snapshot.statusSince(), new Origin(request, placedBy, clientReference, metadata),
                partnerOrderId == null ? null : new PartnerOrderId(partnerOrderId), snapshot.orderState(),
                snapshot.paymentState(), snapshot.payment(), snapshot.deliveries(), snapshot.flags(), snapshot.failure(),
                memory), observedAt, observedBy);
    }
}
