package dev.ordergateway.order;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Who asked for an order, and what they asked and noted.
 *
 * @param placedBy the caller's name
 * @param clientReference the caller's own reference, unique per caller
 * @param metadata the caller's own notes, kept and shown and never sent to the partner
 */
public record Origin(OrderRequest request, String placedBy, @Nullable String clientReference, Map<String, String> metadata) {

    public Origin {
        metadata = Map.copyOf(metadata);
    }

    /** What remains when the person behind it is forgotten; the caller's notes may say anything, so they go. */
    Origin erased() {
        return new Origin(request.erased(), placedBy, clientReference, Map.of());
    }
}
