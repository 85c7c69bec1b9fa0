package dev.ordergateway.history;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoreFailure;
import io.smallrye.mutiny.Uni;

/**
 * Decides whether there is anything to subscribe to, before the framework commits to an event stream: from then on it can
 * answer nothing but 200.
 */
class SubscribeGate {

    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Checked {
    }

    private final OrderStore store;

    SubscribeGate(OrderStore store) {
        this.store = store;
    }

    /**
     * What has no body ends here: HEAD; 404 for an unknown order; 204, which keeps an EventSource from coming back, for one
     * seen to its end.
     */
    @ServerRequestFilter
    @Checked
    public Uni<@Nullable Response> check(ContainerRequestContext request) {
        var id = idOf(request);
        var lastEventId = request.getHeaderString(HttpHeaders.LAST_EVENT_ID_HEADER);
        boolean isHead = HttpMethod.HEAD.equals(request.getMethod());
        return store.find(id).map(stored -> isSeenToTheEnd(stored.order(), lastEventId) ? Response.noContent().build()
                : isHead ? Response.ok().type(MediaType.SERVER_SENT_EVENTS).build() : null);
    }

    /** In a path with a semicolon the framework decodes what it has decoded, and a percent sign is then no escape. */
    private static OrderId idOf(ContainerRequestContext request) {
        try {
            return HistoryResource.idOf(request.getUriInfo().getPathParameters().getFirst("order_id"));
        } catch (IllegalArgumentException e) {
            throw new StoreFailure.NotFound();
        }
    }

    private static boolean isSeenToTheEnd(Order order, @Nullable String lastEventId) {
        return order.phase() != Phase.OPEN && String.valueOf(order.version()).equals(lastEventId);
    }
}
