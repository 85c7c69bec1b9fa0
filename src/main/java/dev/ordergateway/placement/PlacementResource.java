package dev.ordergateway.placement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
import io.smallrye.mutiny.Uni;

/** Placing orders over HTTP, with the partner's own create body. */
@Path("/api/orders")
@Tag(name = "Orders")
public class PlacementResource {

    private static final String EXAMPLE = """
            {"deliveries":[{"kind":"giftcard","quantity":1,
                            "deliverable":{"brand_name":"Airbnb","country_code":"US","denomination":"100"}}],
             "payment":{"type":"via","coin":"USDC","network":"Solana","payment_via":"USER_WALLET"},
             "user":{"email":"buyer@example.com"},"lang":"en"}""";

    private final OrderPlacement placement;
    private final IdempotencyKeys keys;
    private final OrderDocuments documents;
    private final CurrentCaller caller;

    PlacementResource(OrderPlacement placement, IdempotencyKeys keys, OrderDocuments documents, CurrentCaller caller) {
        this.placement = placement;
        this.keys = keys;
        this.documents = documents;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Places an order", description = "Takes either form of the partner's create body, with "
            + "client_reference and metadata beside it. With an Idempotency-Key it is safe to repeat.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @APIResponse(responseCode = "201", description = "Placed", content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "200", description = "Placed before with this key")
    @APIResponse(responseCode = "202", description = "Not known yet whether the partner has it", content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "400", description = "The body or a header is invalid; errors names the fields")
    @APIResponse(responseCode = "409", description = "The client reference is taken")
    @APIResponse(responseCode = "413", description = "The body is larger than 256 KiB")
    @APIResponse(responseCode = "422", description = "The partner refused, or the key was used with another body")
    @APIResponse(responseCode = "503", description = "Surely not placed; the same key places it later")
    @Parameter(name = IdempotencyKeys.HEADER, in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<OrderView>> place(byte[] body, @Context HttpHeaders headers) {
        // read here, because the framework takes an empty header for none
        var key = headers.getRequestHeader(IdempotencyKeys.HEADER);
        return placement.place(OrderBody.parse(body), caller.get().name(), keys.from(key)).map(this::answer);
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
