package dev.ordergateway.console;

import java.util.Objects;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.ordergateway.access.CurrentCaller;
import dev.ordergateway.history.OperatorActions;
import dev.ordergateway.history.ResolveBody;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Act;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** What the forms of operators do about one order. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Consumes(SentForm.TYPE)
public class OrderActs {

    private final OperatorActions actions;
    private final OrderAnswers answers;
    private final CurrentCaller caller;

    OrderActs(OperatorActions actions, OrderAnswers answers, CurrentCaller caller) {
        this.actions = actions;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @Path("/orders/{order_id}/reconcile")
    @Operation(hidden = true)
    public Uni<Response> reconcile(@PathParam("order_id") String orderId, byte[] body) {
        var typed = Typed.of(Deed.RECONCILE.formName(), Typed.REASON, SentForm.parse(body));
        var act = Act.of(caller.get().name(), OperatorActions.RECONCILE + ": " + typed.reason());
        return answers.about(orderId, id -> done(id, typed, () -> actions.reconcile(id, act)));
    }

    @POST
    @Path("/orders/{order_id}/acknowledge")
    @Operation(hidden = true)
    public Uni<Response> acknowledge(@PathParam("order_id") String orderId, byte[] body) {
        var typed = Typed.of(Deed.ACKNOWLEDGE.formName(), Typed.REASON, SentForm.parse(body));
        return answers.about(orderId, id -> done(id, typed, () -> actions.acknowledge(id, act(typed))));
    }

    @POST
    @Path("/orders/{order_id}/resolve")
    @Operation(hidden = true)
    public Uni<Response> resolve(@PathParam("order_id") String orderId, byte[] body) {
        var form = SentForm.parse(body);
        var deed = Deed.resolving(form.text("outcome"));
        var typed = Typed.of(deed.formName(), Typed.REASON, form).check(deed);
        return answers.about(orderId, id -> done(id, typed, () -> actions.resolve(id,
                new ResolveBody(Objects.requireNonNull(deed.outcome()), typed.partnerOrderId(), typed.reason()), act(typed))));
    }

    private Act act(Typed typed) {
        return new Act(caller.get().name(), typed.reason(), typed.versions());
    }

    private Uni<Response> done(OrderId id, Typed typed, Supplier<Uni<StoredOrder>> act) {
        return answers.toAct(id, typed, () -> act.get().map(_ -> OrderAnswers.back(id)));
    }
}
