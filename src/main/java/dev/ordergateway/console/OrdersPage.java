package dev.ordergateway.console;

import java.net.URI;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.history.FilterParameters;
import dev.ordergateway.history.OrderDocuments;
import dev.ordergateway.history.OrderExport;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.store.OrderFilter;
import dev.ordergateway.store.OrderSearch;
import dev.ordergateway.store.OrderSearch.Place;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** The page that finds orders, with the filters of the API's search in its address. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
public class OrdersPage {

    private static final int ROWS = 50;
    private static final String ORDERS = "/console/orders";
    private static final String TOO_BROAD = "These filters would keep the database looking for too long. Narrow the time, or "
            + "leave only status, phase, attention, brand, client reference or placed by, each of which is always found.";

    private final OrderSearch search;
    private final OrderDocuments documents;
    private final OrderExport export;
    private final Frames frames;

    OrdersPage(OrderSearch search, OrderDocuments documents, OrderExport export, Frames frames) {
        this.search = search;
        this.documents = documents;
        this.export = export;
        this.frames = frames;
    }

    @GET
    @Operation(hidden = true)
    public Response home() {
        return Response.seeOther(URI.create(ORDERS)).build();
    }

    /** Under one address, however a form has put it. */
    @GET
    @Path("/orders")
    @Operation(hidden = true)
    public Uni<Response> orders(@Context UriInfo uri) {
        var query = ViewQuery.of(uri.getQueryParameters());
        if (!query.isSaidBy(uri.getQueryParameters())) {
            return Uni.createFrom().item(Response.seeOther(URI.create(query.url(ORDERS))).build());
        }
        return live(query)
                .chain(live -> Templates.orders(frames.of(Section.ORDERS), FilterForm.of(query, List.of()), live).createUni())
                .map(html -> Response.ok(html).build())
                .onFailure(OrderFailure.InvalidFilter.class)
                .recoverWithUni(failure -> refused(query, failure.errors()))
                .onFailure(OrderFailure.InvalidCursor.class)
                .recoverWithUni(failure -> refused(query, failure.errors()));
    }

    /** The controls as they were set, and what is wrong with them. */
    private Uni<Response> refused(ViewQuery query, List<FieldError> errors) {
        return Live.still(Templates.ordersTable(OrdersTable.notice("Mend the filters to see orders.")))
                .chain(live -> Templates.orders(frames.of(Section.ORDERS), FilterForm.of(query, errors), live)
                        .createUni())
                .map(html -> Response.status(Status.BAD_REQUEST).entity(html).build());
    }

    @GET
    @Path("/orders/rows")
    @Operation(hidden = true)
    public Uni<Response> rows(@Context UriInfo uri, @QueryParam(Live.SEEN) @Nullable String seen) {
        return Live.answer(live(ViewQuery.of(uri.getQueryParameters())), seen);
    }

    @GET
    @Path("/orders.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public RestMulti<byte[]> csv(@Context UriInfo uri, @Context Request request) {
        return export.answer(FilterParameters.read(uri.getQueryParameters(), Set.of()), request.getMethod());
    }

    private Uni<Live> live(ViewQuery query) {
        return Uni.createFrom().deferred(() -> {
            var filter = FilterParameters.read(query.parameters(), Set.of(ViewQuery.CURSOR));
            return table(query, filter).map(Templates::ordersTable)
                    .chain(part -> search.isQuick(filter) ? Live.of(part, query.url(ORDERS + "/rows")) : Live.still(part));
        });
    }

    private Uni<OrdersTable> table(ViewQuery query, OrderFilter filter) {
        var after = query.cursor() == null ? null : search.placeOf(filter, query.cursor());
        return search.page(filter, after, ROWS + 1).map(orders -> table(query, filter, orders))
                .onFailure(StoreFailure.QueryTooBroad.class).recoverWithItem(() -> OrdersTable.notice(TOO_BROAD));
    }

    /** Of orders read one past the rows, so that nothing is counted to know whether there are more. */
    private OrdersTable table(ViewQuery query, OrderFilter filter, List<StoredOrder> onePastRows) {
        boolean hasMore = onePastRows.size() > ROWS;
        var orders = hasMore ? onePastRows.subList(0, ROWS) : onePastRows;
        return new OrdersTable(orders.stream().map(documents::of).toList(), null,
                query.cursor() == null ? null : query.from(null).url(ORDERS),
                hasMore ? query.from(search.cursor(filter, Place.of(orders.getLast()))).url(ORDERS) : null);
    }
}
