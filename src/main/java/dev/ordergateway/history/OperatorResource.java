package dev.ordergateway.history;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.ordergateway.access.Caller;
import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.access.Role;
import dev.ordergateway.store.Act;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** What operators do about one order, over HTTP. */
@Path("/api/orders")
@Tag(name = "Operators")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {

    private final OperatorActions actions;
    private final OrderDocuments documents;
    private final CurrentCaller caller;

    OperatorResource(OperatorActions actions, OrderDocuments documents, CurrentCaller caller) {
        this.actions = actions;
        this.documents = documents;
        this.caller = caller;
    }

    @POST
    @Path("/{order_id}/reconcile")
    @Operation(summary = "Looks at the order at the partner now", description = "At most once a second for one order.")
    @APIResponse(responseCode = "200", description = "The order after the look")
    @APIResponse(responseCode = "404", description = "No such order")
    @APIResponse(responseCode = "409", description = "The partner is not known to have the order")
    @APIResponse(responseCode = "503", description = "The partner did not answer")
    public Uni<RestResponse<OrderView>> reconcile(@PathParam("order_id") String orderId) {
        var operator = operator();
        return answer(actions.reconcile(HistoryResource.idOf(orderId), operator.name()));
    }

    @POST
    @Path("/{order_id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides what the gateway cannot know", description = "attached: the partner has it by this id. "
            + "not_placed: the partner does not have it. adopt: take the partner's state, when an earlier look, a minute ago "
            + "or more, showed the same. If-Match names the version that was decided upon.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = """
            {"outcome":"attached","partner_order_id":"ord_abc123xyz","reason":"found in the partner's support desk"}"""))
    @APIResponse(responseCode = "200", description = "The order as it stands now")
    @APIResponse(responseCode = "400", description = "The body is invalid; errors names the fields")
    @APIResponse(responseCode = "404", description = "No such order")
    @APIResponse(responseCode = "409", description = "The order cannot be resolved so")
    @APIResponse(responseCode = "412", description = "The order is at another version than If-Match names")
    @APIResponse(responseCode = "422", description = "The partner has no such order")
    @APIResponse(responseCode = "428", description = "There is no If-Match")
    public Uni<RestResponse<OrderView>> resolve(@PathParam("order_id") String orderId,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] bytes) {
        var operator = operator();
        var body = ResolveBody.parse(bytes);
        return answer(actions.resolve(HistoryResource.idOf(orderId), body,
                new Act(operator.name(), body.reason(), ETags.required(ifMatch))));
    }

    @POST
    @Path("/{order_id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Clears the flags of an order", description = "The same cause does not raise a flag again before "
            + "the status changes. If-Match names the version whose flags were seen.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = """
            {"reason":"the customer was told"}"""))
    @APIResponse(responseCode = "200", description = "The order as it stands now")
    @APIResponse(responseCode = "400", description = "The body is invalid; errors names the fields")
    @APIResponse(responseCode = "404", description = "No such order")
    @APIResponse(responseCode = "412", description = "The order is at another version than If-Match names")
    @APIResponse(responseCode = "428", description = "There is no If-Match")
    public Uni<RestResponse<OrderView>> acknowledge(@PathParam("order_id") String orderId,
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] bytes) {
        var operator = operator();
        var reason = RequestJson.parse(bytes, fields -> fields.text("reason", ResolveBody.REASON));
        return answer(actions.acknowledge(HistoryResource.idOf(orderId),
                new Act(operator.name(), reason, ETags.required(ifMatch))));
    }

    private Caller operator() {
        return caller.get().as(Role.OPERATE);
    }

    private Uni<RestResponse<OrderView>> answer(Uni<StoredOrder> result) {
        return result.map(documents::answer);
    }
}
