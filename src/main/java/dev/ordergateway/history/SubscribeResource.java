package dev.ordergateway.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Phase;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** One order's changes as server-sent events, until it is no longer open. */
@Path("/api/orders")
@Tag(name = "Orders")
public class SubscribeResource {

    private final EventStreams streams;
    private final OrderFrames frames;
    private final OrderStore store;

    SubscribeResource(EventStreams streams, OrderFrames frames, OrderStore store) {
        this.streams = streams;
        this.frames = frames;
        this.store = store;
    }

    @GET
    @Path("/{order_id}/subscribe")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "subscribeToOrder", summary = "One order's changes as they happen", description = """
            Begins with the order as it is. Versions ascend and may skip; the newest always arrives.""")
    @Parameter(ref = HttpHeaders.LAST_EVENT_ID_HEADER)
    @APIResponse(responseCode = "200", ref = "OrderEvents")
    @APIResponse(responseCode = "204", ref = "SeenToTheEnd")
    @Extension(name = "x-problems", value = "not_found store_unavailable")
    public Uni<RestResponse<Void>> subscribe(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context HttpServerRequest request) {
        var id = HistoryResource.idOf(orderId);
        var reader = new OrderReader();
        // listening begins before the order is read, so that no commit falls between the two
        frames.join(id, reader);
        return store.find(id).chain(stored -> answer(stored, lastEventId, request, reader))
                .onTermination().invoke(() -> frames.leave(id, reader));
    }

    /** 204 keeps an EventSource from coming back to what it has seen to its end. */
    private Uni<RestResponse<Void>> answer(StoredOrder stored, @Nullable String lastEventId, HttpServerRequest request,
            OrderReader reader) {
        var order = stored.order();
        if (order.phase() != Phase.OPEN && String.valueOf(order.version()).equals(lastEventId)) {
            return Uni.createFrom().item(RestResponse.noContent());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            return Uni.createFrom().item(EventStreams.HEAD);
        }
        reader.tell(frames.of(stored));
        return streams.open(request, reader::readFrom);
    }
}
