package dev.ordergateway.console;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.order.FieldError;
import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.placement.TestOrders;
import io.smallrye.mutiny.Uni;

/** Where somebody who is new here places an order and sees it move. */
@Path("/console/sandbox")
@Produces(MediaType.TEXT_HTML)
public class SandboxPage {

    private final TestOrders orders;
    private final CurrentCaller caller;
    private final Frames frames;
    private final boolean isSandbox;

    SandboxPage(TestOrders orders, CurrentCaller caller, Frames frames,
            @ConfigProperty(name = "sandbox.enabled") boolean isSandbox) {
        this.orders = orders;
        this.caller = caller;
        this.frames = frames;
        this.isSandbox = isSandbox;
    }

    /** What the form was sent with. */
    public record TestOrder(String scenario, String email, String quantity) {

        static final TestOrder USUAL = new TestOrder("paid", "buyer@example.com", "1");
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> form() {
        checkIsOn();
        return page(Status.OK, TestOrder.USUAL, List.of());
    }

    /** Leads to the order, also when the sandbox refused it: the order says why. */
    @POST
    @Path("/orders")
    @Consumes(SentForm.TYPE)
    @Operation(hidden = true)
    public Uni<Response> place(byte[] body) {
        checkIsOn();
        var form = SentForm.parse(body);
        var wanted = new TestOrder(form.text("scenario"), form.text("email"), form.text("quantity"));
        return Uni.createFrom().deferred(() -> orders.place(wanted.scenario, wanted.email, numberOf(wanted.quantity),
                caller.get().name()))
                .map(placed -> Response.seeOther(URI.create("/console/orders/" + placed.order().id())).build())
                .onFailure(OrderFailure.Invalid.class)
                .recoverWithUni(failure -> page(Status.BAD_REQUEST, wanted, failure.errors()));
    }

    /** Where a login leads back to that was over when an order was placed. */
    @GET
    @Path("/orders")
    @Operation(hidden = true)
    public Response nothing() {
        return Response.seeOther(URI.create("/console/sandbox")).build();
    }

    private Uni<Response> page(Status status, TestOrder order, List<FieldError> errors) {
        return Templates.sandbox(frames.of(Section.SANDBOX), order, errors).createUni()
                .map(html -> Response.status(status).entity(html).build());
    }

    private void checkIsOn() {
        if (!isSandbox) {
            throw new NotFoundException();
        }
    }

    /** What is no number is out of every range. */
    private static int numberOf(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }
}
