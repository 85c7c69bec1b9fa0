package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Fault.Call;
import dev.ordergateway.sandbox.Fault.Kind;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The partner's order routes. */
final class PartnerRoutes {

    private final Sandbox sandbox;

    private PartnerRoutes(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static void mount(SandboxRouter router, Sandbox sandbox) {
        var routes = new PartnerRoutes(sandbox);
        router.post("/v5/orders", routes::create);
        router.get("/v5/orders/:id", routes::fetch);
        router.get("/v5/orders/:id/subscribe", routes::subscribe);
    }

    private void create(RoutingContext call) {
        Fault fault = strike(Call.CREATE, null);
        if (!Answer.instead(call.response(), fault)) {
            ObjectNode body = SandboxRouter.json(call);
            SandboxOrder order = sandbox.create(CreateBody.from(body), Scenarios.chosenBy(body));
            Answer.document(call.response(), 201, sandbox.wire().spell(order.document()), fault, sandbox.loop());
        }
    }

    private void fetch(RoutingContext call) {
        SandboxOrder order = sandbox.orders().find(call.pathParam("id"));
        Fault fault = strike(Call.FETCH, order);
        if (!Answer.instead(call.response(), fault)) {
            Answer.document(call.response(), 200, sandbox.wire().spell(known(order).document()), fault, sandbox.loop());
        }
    }

    private void subscribe(RoutingContext call) {
        SandboxOrder order = sandbox.orders().find(call.pathParam("id"));
        Fault fault = strike(Call.SUBSCRIBE, order);
        if (!Answer.instead(call.response(), fault)) {
            answer(call.response(), known(order), fault);
        }
    }

    private void answer(HttpServerResponse response, SandboxOrder order, @Nullable Fault fault) {
        if (fault == null) {
            open(response, order, null);
            return;
        }
        switch (fault.kind()) {
            case HANG -> {
            }
            case SLOW -> {
                var _ = sandbox.loop().schedule(() -> open(response, order, null), fault.delay().toMillis(), MILLISECONDS);
            }
            default -> open(response, order, fault.kind());
        }
    }

    private void open(HttpServerResponse response, SandboxOrder order, @Nullable Kind fault) {
        var stream = EventStream.open(response, fault == null ? Framing.NAMED : fault.framing(), sandbox.loop());
        order.join(stream);
        response.closeHandler(gone -> sandbox.loop().execute(() -> order.leave(stream)));
        response.endHandler(gone -> sandbox.loop().execute(() -> order.leave(stream)));
        switch (fault) {
            case MUTE -> stream.mute();
            case DROP -> stream.cut();
            case EOF -> stream.end();
            case NO_STATE_ON_CONNECT -> {
            }
            case null, default -> order.tell(stream, sandbox.wire());
        }
        if (!stream.isOpen()) {
            // Cut by the fault, or the caller was gone before anybody listened for it.
            order.leave(stream);
        }
    }

    private @Nullable Fault strike(Call call, @Nullable SandboxOrder order) {
        sandbox.counters().called(call);
        if (order != null) {
            order.count(call);
        }
        return sandbox.strike(call, order);
    }

    private static SandboxOrder known(@Nullable SandboxOrder order) {
        if (order == null) {
            throw Refusal.unknownOrder();
        }
        return order;
    }
}
