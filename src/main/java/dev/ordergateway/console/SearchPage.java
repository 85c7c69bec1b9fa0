package dev.ordergateway.console;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.history.OrderDocuments;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** One box for whatever an operator was told. It is sent as a body, because most of that must not stand in an address. */
@Path("/console/search")
@Produces(MediaType.TEXT_HTML)
public class SearchPage {

    private final OrderFinder finder;
    private final OrderDocuments documents;
    private final Frames frames;

    SearchPage(OrderFinder finder, OrderDocuments documents, Frames frames) {
        this.finder = finder;
        this.documents = documents;
        this.frames = frames;
    }

    /** Leads to the order when there is one, shows them when there are several. */
    @POST
    @Consumes(SentForm.TYPE)
    @Operation(hidden = true)
    public Uni<Response> search(byte[] body) {
        return finder.find(SentForm.parse(body).text("q"))
                .chain(found -> found.size() == 1 ? Uni.createFrom().item(toOrder(found.getFirst())) : page(found));
    }

    /** Where a login leads back to that was over when something was asked for. */
    @GET
    @Operation(hidden = true)
    public Response nothing() {
        return Response.seeOther(URI.create("/console/orders")).build();
    }

    private static Response toOrder(StoredOrder found) {
        return Response.seeOther(URI.create("/console/orders/" + found.order().id())).build();
    }

    private Uni<Response> page(List<StoredOrder> found) {
        var shown = found.stream().limit(OrderFinder.MOST).map(documents::of).toList();
        return Templates.found(frames.of(Section.ORDERS), new OrdersTable(shown, null, null, null),
                found.size() > OrderFinder.MOST).createUni()
                .map(html -> Response.ok(html).build());
    }
}
