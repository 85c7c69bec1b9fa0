package dev.ordergateway.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.access.Caller;
import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.store.StoredOrder;
import dev.ordergateway.tracking.Reconciliation;
import io.smallrye.mutiny.Uni;

/** One order and its journal over HTTP. */
@Path("/api/orders")
@Tag(name = "Orders")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private final OrderStore store;
    private final Reconciliation reconciliation;
    private final OrderDocuments documents;
    private final CurrentCaller caller;
    private final Clock clock;

    HistoryResource(OrderStore store, Reconciliation reconciliation, OrderDocuments documents, CurrentCaller caller,
            Clock clock) {
        this.store = store;
        this.reconciliation = reconciliation;
        this.documents = documents;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{order_id}")
    @Operation(operationId = "readOrder", summary = "One order as it stands", description = """
            With max_age, from 1s to 3600s, the partner is asked when the last look at it is older; when the partner does
            not answer, the order comes as stored.""")
    @APIResponse(responseCode = "200", ref = "Order")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @Extension(name = "x-problems", value = "invalid_request not_found store_unavailable")
    public Uni<RestResponse<OrderView>> order(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Parameter(ref = "max_age") @QueryParam("max_age") @Nullable String maxAge,
            @Parameter(ref = HttpHeaders.IF_NONE_MATCH) @HeaderParam(HttpHeaders.IF_NONE_MATCH) List<String> ifNoneMatch) {
        var age = MaxAge.parse(maxAge);
        var reader = caller.get();
        return store.find(idOf(orderId))
                .chain(stored -> age == null || isYounger(stored, age) ? Uni.createFrom().item(stored)
                        : reconciliation.look(stored))
                .map(stored -> answer(stored, reader, ifNoneMatch));
    }

    @GET
    @Path("/{order_id}/history")
    @Operation(operationId = "readHistory", summary = "What happened to an order, oldest first", description = """
            What is not believed stands there too, with its reason. What a person did names the person.""")
    @APIResponse(responseCode = "200", ref = "JournalPage")
    @Extension(name = "x-problems", value = "invalid_request invalid_cursor not_found store_unavailable")
    public Uni<JournalPage> history(@Parameter(ref = "order_id") @PathParam("order_id") String orderId,
            @Parameter(ref = "cursor") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(ref = "limit") @QueryParam("limit") @Nullable String limit) {
        int most = Limits.of(limit, Limits.MOST);
        return store.history(idOf(orderId), JournalPage.seqOf(cursor), most + 1)
                .map(lines -> JournalPage.of(lines, most));
    }

    /** Text that is no id is the id of no order. */
    static OrderId idOf(String text) {
        return OrderId.parse(text).orElseThrow(StoreFailure.NotFound::new);
    }

    private boolean isYounger(StoredOrder stored, Duration age) {
        return stored.observedAt() != null && stored.observedAt().plus(age).isAfter(clock.instant());
    }

    private RestResponse<OrderView> answer(StoredOrder stored, Caller reader, List<String> ifNoneMatch) {
        if (!ETags.matches(ifNoneMatch, stored.order().version())) {
            return documents.read(stored, reader);
        }
        var answer = ResponseBuilder.<OrderView> create(RestResponse.Status.NOT_MODIFIED);
        return OrderDocuments.withHeaders(answer, stored).build();
    }
}
