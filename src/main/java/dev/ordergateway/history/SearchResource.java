package dev.ordergateway.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.ordergateway.store.OrderFilter;
import dev.ordergateway.store.OrderSearch;
import dev.ordergateway.store.OrderSearch.Place;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** Many orders at once over HTTP. */
@Path("/api/orders")
@Tag(name = "Orders")
public class SearchResource {

    private static final int USUAL = 20;
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final OrderSearch search;
    private final OrderDocuments documents;
    private final OrderExport export;

    SearchResource(OrderSearch search, OrderDocuments documents, OrderExport export) {
        this.search = search;
        this.export = export;
        this.documents = documents;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "searchOrders", summary = "Orders that have something in common, newest first", description = """
            A filter that is repeated takes either value, different filters are all to be met, and one that does not exist
            is refused. Orders that are placed meanwhile are on no later page. There is no total.""")
    @Parameter(name = "status", ref = "status")
    @Parameter(name = "phase", ref = "phase")
    @Parameter(name = "attention", ref = "attention")
    @Parameter(name = "brand", ref = "brand")
    @Parameter(name = "country_code", ref = "delivery_country")
    @Parameter(name = "coin", ref = "payment_coin")
    @Parameter(name = "network", ref = "network")
    @Parameter(name = "kind", ref = "kind")
    @Parameter(name = "client_reference", ref = "client_reference")
    @Parameter(name = "placed_by", ref = "placed_by")
    @Parameter(name = "created_from", ref = "created_from")
    @Parameter(name = "created_to", ref = "created_to")
    @Parameter(name = "updated_from", ref = "updated_from")
    @Parameter(name = "updated_to", ref = "updated_to")
    @Parameter(name = "status_since_before", ref = "status_since_before")
    @Parameter(name = "limit", ref = "page_limit")
    @Parameter(name = "cursor", ref = "cursor")
    @APIResponse(responseCode = "200", ref = "OrderPage")
    @Extension(name = "x-problems", value = "invalid_request invalid_filter invalid_cursor query_too_broad store_unavailable")
    public Uni<RestResponse<OrderPage>> page(@Context UriInfo uri) {
        var parameters = uri.getQueryParameters();
        var filter = FilterParameters.read(parameters, PAGING);
        int limit = Limits.of(parameters.getFirst("limit"), USUAL);
        var cursor = parameters.getFirst("cursor");
        var after = cursor == null ? null : search.placeOf(filter, cursor);
        return search.page(filter, after, limit + 1).map(orders -> answer(orders, limit, filter, parameters));
    }

    /** Described with {@link #page}: they are one operation. */
    @GET
    @Produces(OtherForms.TABLE)
    @Operation(hidden = true)
    public RestMulti<byte[]> export(@Context UriInfo uri, @Context Request request) {
        return export.answer(FilterParameters.read(uri.getQueryParameters(), Set.of()), request.getMethod());
    }

    /** Of orders read one past the limit, so that nothing is counted to know whether there are more. */
    private RestResponse<OrderPage> answer(List<StoredOrder> onePastLimit, int limit, OrderFilter filter,
            Map<String, List<String>> parameters) {
        boolean hasMore = onePastLimit.size() > limit;
        var orders = hasMore ? onePastLimit.subList(0, limit) : onePastLimit;
        var next = hasMore ? search.cursor(filter, Place.of(orders.getLast())) : null;
        var answer = ResponseBuilder.ok(new OrderPage(orders.stream().map(documents::of).toList(), hasMore, next));
        if (next != null) {
            answer.header(HttpHeaders.LINK, "</api/orders?" + query(parameters, next) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** The same query at another place. */
    private static String query(Map<String, List<String>> parameters, String cursor) {
        var all = new TreeMap<>(parameters);
        all.put("cursor", List.of(cursor));
        return QueryText.of(all);
    }
}
