package dev.ordergateway.placement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.history.ETags;
import dev.ordergateway.history.OrderDocuments;
import dev.ordergateway.history.OrderView;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.partner.ClientContexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Placing orders over HTTP, with the partner's own create body. */
@Path("/api/orders")
@Tag(name = "Orders")
public class PlacementResource {

    private final OrderPlacement placement;
    private final IdempotencyKeys keys;
    private final OrderDocuments documents;
    private final CurrentCaller caller;
    private final ClientContexts clients;

    PlacementResource(OrderPlacement placement, IdempotencyKeys keys, OrderDocuments documents, CurrentCaller caller,
            ClientContexts clients) {
        this.placement = placement;
        this.keys = keys;
        this.documents = documents;
        this.caller = caller;
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "placeOrder", summary = "Places an order", description = """
            Goes on to its end even when the caller hangs up. With an Idempotency-Key it is safe to repeat.""")
    @Parameter(ref = IdempotencyKeys.HEADER)
    @RequestBody(ref = "CreateOrder")
    @APIResponse(responseCode = "201", ref = "Placed")
    @APIResponse(responseCode = "200", ref = "PlacedBefore")
    @APIResponse(responseCode = "202", ref = "PlacementUnknown")
    @Extension(name = "x-problems", value = "invalid_request client_reference_taken idempotency_key_reused order_refused "
            + "partner_unavailable store_unavailable")
    public Uni<RestResponse<OrderView>> place(byte[] body, @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        // read here, because the framework takes an empty header for none
        var key = headers.getRequestHeader(IdempotencyKeys.HEADER);
        return placement.place(OrderBody.parse(body), caller.get().name(), keys.from(key), clients.of(request))
                .map(this::answer);
    }

    private RestResponse<OrderView> answer(Placed placed) {
        var order = placed.stored().order();
        var status = switch (order.status()) {
            case REJECTED -> throw new OrderFailure.Refused(order.id(),
                    order.failure() == null ? null : order.failure().partnerCode(), placed.replayed());
            case PLACEMENT_FAILED -> throw new OrderFailure.NotPlaced(order.id(), placed.retryAfter());
            case PLACING, UNCONFIRMED -> Status.ACCEPTED;
            default -> placed.replayed() ? Status.OK : Status.CREATED;
        };
        var answer = ResponseBuilder.create(status, documents.of(placed.stored()))
                .header(HttpHeaders.LOCATION, "/api/orders/" + order.id())
                .header(HttpHeaders.ETAG, ETags.of(order.version()));
        if (placed.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }
}
