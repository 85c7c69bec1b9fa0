package dev.ordergateway.history;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.tracking.OpenOrders;

/** Makes the order document of a stored order, with how it is being watched at this moment. */
@ApplicationScoped
public class OrderDocuments {

    private final OpenOrders openOrders;
    private final ObjectMapper mapper;

    OrderDocuments(OpenOrders openOrders, ObjectMapper mapper) {
        this.openOrders = openOrders;
        this.mapper = mapper;
    }

    public OrderView of(StoredOrder stored) {
        return of(stored, null);
    }

    /** On one line. */
    String jsonOf(StoredOrder stored) {
        try {
            return mapper.writeValueAsString(of(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order document is plain data", e);
        }
    }

    /** With the partner's id, for those who may use it. */
    OrderView forOperators(StoredOrder stored) {
        return of(stored, stored.order().partnerOrderId());
    }

    private OrderView of(StoredOrder stored, @Nullable PartnerOrderId partnerOrderId) {
        return OrderView.of(stored, openOrders.watch(stored.order()), partnerOrderId);
    }
}
