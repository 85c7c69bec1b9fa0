package dev.ordergateway.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** The page of one order. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
public class OrderPage {

    private final OrderSheets sheets;
    private final OrderAnswers answers;

    OrderPage(OrderSheets sheets, OrderAnswers answers) {
        this.sheets = sheets;
        this.answers = answers;
    }

    @GET
    @Path("/orders/{order_id}")
    @Operation(hidden = true)
    public Uni<Response> order(@PathParam("order_id") String orderId, @QueryParam("before") @Nullable String before) {
        return answers.about(orderId,
                id -> sheets.page(id, seqOf(before), Typed.NOTHING).map(html -> Response.ok(html).build()));
    }

    @GET
    @Path("/orders/{order_id}/live")
    @Operation(hidden = true)
    public Uni<Response> live(@PathParam("order_id") String orderId, @QueryParam("before") @Nullable String before,
            @QueryParam(Live.SEEN) @Nullable String seen) {
        return answers.about(orderId, id -> Live.answer(sheets.live(id, seqOf(before), Typed.NOTHING), seen));
    }

    /** Where a login that was over, or somebody's memory, leads back to what only forms ask for. */
    @GET
    @Path("/orders/{order_id}/{act:reconcile|resolve|acknowledge|deliveries/[0-9]+/reveal}")
    @Operation(hidden = true)
    public Uni<Response> form(@PathParam("order_id") String orderId) {
        return answers.about(orderId, id -> Uni.createFrom().item(OrderAnswers.back(id)));
    }

    /** Anything else is the newest page. */
    private static @Nullable Integer seqOf(@Nullable String before) {
        return before != null && before.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(before) : null;
    }
}
