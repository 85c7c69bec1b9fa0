package dev.ordergateway.history;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.access.Caller;
import dev.ordergateway.access.Role;
import dev.ordergateway.history.EventPageView.EventView;
import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.NextAction;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.store.OrderEvent;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.tracking.OpenOrders;

/** Makes the order document of a stored order, with how it is being watched at this moment and what happens next. */
@ApplicationScoped
public class OrderDocuments {

    private final OpenOrders openOrders;
    private final Deadlines deadlines;
    private final Clock clock;
    private final ObjectMapper mapper;

    OrderDocuments(OpenOrders openOrders, Deadlines deadlines, Clock clock, ObjectMapper mapper) {
        this.openOrders = openOrders;
        this.deadlines = deadlines;
        this.clock = clock;
        this.mapper = mapper;
    }

    public OrderView of(StoredOrder stored) {
        return of(stored, null);
    }

    EventView of(OrderEvent event) {
        return EventView.of(event, of(event.stored()));
    }

    /** On one line. */
    public String jsonOf(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document is plain data", e);
        }
    }

    /** The single read: with the partner's id, for those who may use it. */
    RestResponse<OrderView> read(StoredOrder stored, Caller caller) {
        var partnerOrderId = caller.may(Role.OPERATE) ? stored.order().partnerOrderId() : null;
        return withHeaders(ResponseBuilder.ok(of(stored, partnerOrderId)), stored).build();
    }

    /** The answer to an act. */
    RestResponse<OrderView> answer(StoredOrder stored) {
        return withHeaders(ResponseBuilder.ok(of(stored)), stored).build();
    }

    static ResponseBuilder<OrderView> withHeaders(ResponseBuilder<OrderView> answer, StoredOrder stored) {
        answer.header(HttpHeaders.ETAG, ETags.of(stored.order().version()));
        if (stored.observedAt() != null) {
            answer.header("Observed-At", stored.observedAt().toString());
        }
        return answer;
    }

    private OrderView of(StoredOrder stored, @Nullable PartnerOrderId partnerOrderId) {
        var order = stored.order();
        var next = NextAction.of(order, deadlines, clock.instant(), openOrders.nextPoll(order)).orElse(null);
        return OrderView.of(stored, openOrders.watch(order), next, partnerOrderId);
    }
}
