package dev.ordergateway.sandbox;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.vertx.ext.web.RoutingContext;

/** The interface with which a test or a curious person steers the sandbox. */
final class ControlRoutes {

    private static final int USUAL_LIMIT = 50;

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
        command("wire", call -> sandbox.spellBy(sandbox.wire().with(fields(call))));
        router.delete("/control/wire", done(call -> sandbox.spellBy(Wire.NORMAL)));
        command("headers", call -> sandbox.visitors().beStrict(fields(call).flag("strict", true)));
        command("hold", call -> sandbox.holdAll(held(call)));
        command("drop", call -> sandbox.onStreams(EventStream::cut));
        command("mute", call -> sandbox.onStreams(EventStream::mute));
        command("end", call -> sandbox.onStreams(EventStream::end));
        command("reset", call -> sandbox.reset());
    }

    private void forOneOrder() {
        orderCommand("faults", (order, call) -> order.faults().add(faultOfOneOrder(call)));
        router.delete("/control/orders/:id/faults", done(call -> order(call).faults().clear()));
        orderCommand("hold", (order, call) -> sandbox.hold(order, held(call)));
        orderCommand("drop", (order, call) -> order.onStreams(EventStream::cut));
        orderCommand("mute", (order, call) -> order.onStreams(EventStream::mute));
        orderCommand("end", (order, call) -> order.onStreams(EventStream::end));
        orderCommand("state", (order, call) -> sandbox.set(order, SandboxRouter.json(call)));
        orderCommand("scenario", (order, call) -> sandbox.follow(order, scenario(call)));
        orderCommand("advance", (order, call) -> sandbox.advance(order));
        orderCommand("frame", (order, call) -> order.onStreams(stream -> stream.pushRaw(SandboxRouter.bytes(call))));
    }

    private void reports() {
        router.get("/scenarios", call -> Answer.json(call.response(), 200, Scenarios.json()));
        router.get("/control/counters",
                call -> Answer.json(call.response(), 200, sandbox.counters().json(sandbox.openStreams())));
        router.get("/control/requests",
                call -> Answer.json(call.response(), 200, sandbox.visitors().json(limit(call.queryParams().get("limit")))));
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
            throw Refusal.badRequest("on must name a call about an order that exists");
        }
        return fault;
    }

    private static Scenario scenario(RoutingContext call) {
        return Scenarios.named(fields(call).text("name"));
    }

    private static int limit(@Nullable String text) {
        if (text != null && !text.matches("[1-9]\\d{0,2}")) {
            throw Refusal.badRequest("limit must be a whole number from 1 to 999");
        }
        return text == null ? USUAL_LIMIT : Integer.parseInt(text);
    }

    /** No body says as little as an empty one. */
    private static Fields fields(RoutingContext call) {
        boolean isEmpty = SandboxRouter.bytes(call).length() == 0;
        return new Fields(isEmpty ? Json.object() : SandboxRouter.json(call), "");
    }

    private static boolean held(RoutingContext call) {
        return fields(call).flag("held", true);
    }

    private static Consumer<RoutingContext> done(Consumer<RoutingContext> action) {
        return call -> {
            action.accept(call);
            Answer.done(call.response());
        };
    }
}
