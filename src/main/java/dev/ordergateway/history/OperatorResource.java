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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.ordergateway.access.Caller;
import dev.ordergateway.access.CurrentCaller;
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
    @Operation(operationId = "reconcileOrder", summary = "Looks at the order at the partner now", description = """
            At most once a second for one order. An order that the partner does not know comes as it was.""")
    @APIResponse(responseCode = "200", ref = "Order")
    @Extension(name = "x-problems", value = "not_found nothing_to_ask partner_unavailable store_unavailable")
    public Uni<RestResponse<OrderView>> reconcile(@Parameter(ref = "order_id") @PathParam("order_id") String orderId) {
        var operator = operator();
        return answer(actions.reconcile(HistoryResource.idOf(orderId), Act.of(operator.name(), OperatorActions.RECONCILE)));
    }

    @POST
    @Path("/{order_id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resolveOrder", summary = "Decides what the gateway cannot know", description = """
            attached: the partner has it by this id. not_placed: the partner does not have it. adopt: take the partner's
            state, when an earlier look, a minute ago or more, showed the same.""")
    @RequestBody(ref = "Resolution")
    @APIResponse(responseCode = "200", ref = "Order")
    @Extension(name = "x-problems", value = "invalid_request not_found nothing_to_ask not_resolvable not_agreed "
            + "partner_order_taken client_reference_taken precondition_failed partner_order_unknown precondition_required "
            + "partner_bad_answer partner_unavailable partner_timeout store_unavailable")
    public Uni<RestResponse<OrderView>> resolve(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Parameter(ref = HttpHeaders.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] bytes) {
        var operator = operator();
        var body = ResolveBody.parse(bytes);
        return answer(actions.resolve(HistoryResource.idOf(orderId), body,
                new Act(operator.name(), body.reason(), ETags.required(ifMatch))));
    }

    @POST
    @Path("/{order_id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "acknowledgeOrder", summary = "Clears the flags of an order", description = """
            The same cause does not raise a flag again before the status changes.""")
    @RequestBody(ref = "Acknowledgement")
    @APIResponse(responseCode = "200", ref = "Order")
    @Extension(name = "x-problems", value = "invalid_request not_found precondition_failed precondition_required "
            + "store_unavailable")
    public Uni<RestResponse<OrderView>> acknowledge(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Parameter(ref = HttpHeaders.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch, byte[] bytes) {
        var operator = operator();
        var reason = RequestJson.parse(bytes, fields -> fields.text("reason", ResolveBody.REASON));
        return answer(actions.acknowledge(HistoryResource.idOf(orderId),
                new Act(operator.name(), reason, ETags.required(ifMatch))));
    }

    private Caller operator() {
        return caller.get();
    }

    private Uni<RestResponse<OrderView>> answer(Uni<StoredOrder> result) {
        return result.map(documents::answer);
    }
}
