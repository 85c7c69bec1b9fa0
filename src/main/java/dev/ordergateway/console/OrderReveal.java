package dev.ordergateway.console;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.console.Frame.Section;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.store.Act;
import dev.ordergateway.store.SecretReveals;
import io.smallrye.mutiny.Uni;

/** A redemption code on a page of its own, which nothing swaps away, and which nobody keeps: no page of the console is. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Consumes(SentForm.TYPE)
public class OrderReveal {

    private final SecretReveals reveals;
    private final OrderAnswers answers;
    private final Frames frames;
    private final CurrentCaller caller;
    private final Clock clock;

    OrderReveal(SecretReveals reveals, OrderAnswers answers, Frames frames, CurrentCaller caller, Clock clock) {
        this.reveals = reveals;
        this.answers = answers;
        this.frames = frames;
        this.caller = caller;
        this.clock = clock;
    }

    /** A code in plain. */
    public record Revealed(OrderId orderId, int position, String label, RedemptionCode code) {

        @Override
        public String toString() {
            return "Revealed[masked]";
        }
    }

    @POST
    @Path("/orders/{order_id}/deliveries/{position}/reveal")
    @Operation(hidden = true)
    public Uni<Response> reveal(@PathParam("order_id") String orderId, @PathParam("position") String position,
            byte[] body) {
        // nothing has the position 0
        int place = position.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(position) : 0;
        var typed = Typed.of(Ask.nameOfReveal(place), Typed.PURPOSE, SentForm.parse(body));
        var act = Act.of(caller.get().name(), typed.reason());
        return answers.about(orderId, id -> answers.toAct(id, typed, () -> reveals.reveal(id, place, act, clock.instant())
                .chain(code -> page(new Revealed(id, place, Sentences.of(code.kind()), code)))));
    }

    private Uni<Response> page(Revealed revealed) {
        return Templates.revealed(frames.of(Section.ORDERS), revealed).createUni().map(html -> Response.ok(html).build());
    }
}
