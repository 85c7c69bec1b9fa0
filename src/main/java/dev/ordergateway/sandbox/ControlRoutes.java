package dev.ordergateway.sandbox;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.vertx.ext.web.RoutingContext;

/** The interface with which a test or a curious person steers the sandbox. */
final class ControlRoutes {

    private final SandboxRouter router;
    private final Sandbox sandbox;

    private ControlRoutes(SandboxRouter router, Sandbox sandbox) {
        this.router = router;
        this.sandbox = sandbox;
    }

    static void mount(SandboxRouter router, Sandbox sandbox) {
        var routes = new ControlRoutes(router, sandbox);
        routes.forAll();
        routes.forOneOrder();
        routes.reports();
    }

    private void forAll() {
        command("faults", call -> sandbox.faults().add(Fault.from(SandboxRouter.json(call))));
        router.delete("/control/faults", done(call -> sandbox.faults().clear()));
        command("hold", call -> sandbox.holdAll(held(call)));
        command("drop", call -> sandbox.onStreams(EventStream::cut));
        command("mute", call -> sandbox.onStreams(EventStream::mute));
        command("reset", call -> sandbox.reset());
    }

    private void forOneOrder() {
        orderCommand("faults", (order, call) -> order.faults().add(faultOfOneOrder(call)));
        router.delete("/control/orders/:id/faults", done(call -> order(call).faults().clear()));
        orderCommand("hold", (order, call) -> sandbox.hold(order, held(call)));
        orderCommand("drop", (order, call) -> order.onStreams(EventStream::cut));
        orderCommand("mute", (order, call) -> order.onStreams(EventStream::mute));
        orderCommand("state", (order, call) -> sandbox.set(order, SandboxRouter.json(call)));
        orderCommand("scenario", (order, call) -> sandbox.follow(order, scenario(call)));
        orderCommand("advance", (order, call) -> sandbox.advance(order));
        orderCommand("frame", (order, call) -> order.onStreams(stream -> stream.pushRaw(SandboxRouter.bytes(call))));
    }

    private void reports() {
        router.get("/scenarios", call -> Answer.json(call.response(), 200, Scenarios.json()));
        router.get("/control/counters",
                call -> Answer.json(call.response(), 200, sandbox.counters().json(sandbox.openStreams())));
        router.get("/control/orders/:id/counters", call -> Answer.json(call.response(), 200, order(call).counters()));
        router.get("/control/orders", call -> Answer.json(call.response(), 200, list(call.queryParams().get("email"))));
    }

    private void command(String name, Consumer<RoutingContext> action) {
        router.post("/control/" + name, done(action));
    }

    private void orderCommand(String name, BiConsumer<SandboxOrder, RoutingContext> action) {
        router.post("/control/orders/:id/" + name, done(call -> action.accept(order(call), call)));
    }

    private SandboxOrder order(RoutingContext call) {
        SandboxOrder order = sandbox.orders().find(call.pathParam("id"));
        if (order == null) {
            throw Refusal.unknownOrder();
        }
        return order;
    }

    private ArrayNode list(@Nullable String email) {
        ArrayNode list = Json.array();
        sandbox.orders().newestFirst().stream()
                .filter(order -> email == null || email.equals(order.email()))
                .forEach(order -> list.add(order.summary()));
        return list;
    }

    private static Fault faultOfOneOrder(RoutingContext call) {
        Fault fault = Fault.from(SandboxRouter.json(call));
        if (!fault.on().isOfOneOrder()) {
            throw Refusal.badRequest("on " + fault.on() + " is not possible for an order that exists");
        }
        return fault;
    }

    private static Scenario scenario(RoutingContext call) {
        return Scenarios.named(new Fields(SandboxRouter.json(call), "").text("name"));
    }

    private static boolean held(RoutingContext call) {
        return new Fields(SandboxRouter.json(call), "").flag("held", true);
    }

    private static Consumer<RoutingContext> done(Consumer<RoutingContext> action) {
        return call -> {
            action.accept(call);
            Answer.done(call.response());
        };
    }
}
