package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Fault.Call;
import dev.ordergateway.sandbox.Fault.Kind;
import dev.ordergateway.sandbox.Step.Handout;

/** Everything the stand-in remembers, and what happens to it. */
final class Sandbox {

    private static final int MOST_ORDERS = 100_000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    // These fields, and all state of orders and streams, are touched on the thread of the loop only.
    private final OrderBook orders = new OrderBook(MOST_ORDERS, Sandbox::dismiss);
    private final Faults faults = new Faults();
    private final Counters counters = new Counters();
    private final Visitors visitors = new Visitors();
    private Wire wire = Wire.NORMAL;
    private boolean holding;

    private final Catalogue catalogue = Catalogue.load();
    private final Checkout checkout = new Checkout(catalogue);
    private final ScheduledExecutorService loop;
    private final Clockwork clockwork;
    private final Future<?> keepAlive;

    Sandbox(SandboxConfig config, ScheduledExecutorService loop) {
        this.loop = loop;
        this.clockwork = new Clockwork(config, loop, this::publish);
        this.keepAlive = loop.scheduleAtFixedRate(() -> onStreams(EventStream::keepAlive), KEEP_ALIVE_SECONDS,
                KEEP_ALIVE_SECONDS, SECONDS);
    }

    ScheduledExecutorService loop() {
        return loop;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Checkout checkout() {
        return checkout;
    }

    OrderBook orders() {
        return orders;
    }

    Faults faults() {
        return faults;
    }

    Counters counters() {
        return counters;
    }

    Visitors visitors() {
        return visitors;
    }

    Wire wire() {
        return wire;
    }

    void spellBy(Wire other) {
        wire = other;
    }

    /** Throws a {@link Refusal} when the partner would not take it. */
    SandboxOrder create(CreateBody asked, Scenario scenario) {
        Purchase purchase = checkout.opinion(asked).purchaseOrRefusal();
        var order = new SandboxOrder(OrderDocument.created(purchase, catalogue.vias().rail(asked), wire.newId(), Instant.now()),
                Progress.startOf(scenario), holding);
        counters.created();
        add(order);
        return order;
    }

    void add(SandboxOrder order) {
        orders.add(order);
        clockwork.wind(order);
    }

    /** The fault that strikes this call: one set for the order goes before one set for all. */
    @Nullable
    Fault strike(Call call, @Nullable SandboxOrder order) {
        Fault own = order == null ? null : order.faults().take(call);
        Fault fault = own != null ? own : faults.take(call);
        if (fault != null && fault.kind() == Kind.REFUSE) {
            counters.refused();
        }
        return fault;
    }

    /** A state set by hand; a station of the order's scenario is left again by itself unless the order is held. */
    void set(SandboxOrder order, ObjectNode body) {
        Fields wanted = new Fields(body, "");
        Step step = Step.to(wanted.text("order_state")).paying(wanted.optionalText("payment_state"));
        order.jump(wanted.flag("deliveries", true) ? step : step.handingOut(Handout.NOTHING));
        if (!wanted.flag("silent", false)) {
            publish(order);
        }
        clockwork.wind(order);
    }

    private void publish(SandboxOrder order) {
        order.publish(wire);
    }

    void advance(SandboxOrder order) {
        clockwork.advance(order);
    }

    void follow(SandboxOrder order, Scenario scenario) {
        order.follow(scenario);
        clockwork.wind(order);
    }

    void hold(SandboxOrder order, boolean held) {
        order.hold(held);
        clockwork.wind(order);
    }

    void holdAll(boolean held) {
        holding = held;
        orders.all().forEach(order -> hold(order, held));
    }

    boolean isHolding() {
        return holding;
    }

    void onStreams(Consumer<EventStream> action) {
        orders.all().forEach(order -> order.onStreams(action));
    }

    int openStreams() {
        return orders.all().stream().mapToInt(SandboxOrder::openStreams).sum();
    }

    void reset() {
        orders.clear();
        faults.clear();
        counters.clear();
        visitors.clear();
        wire = Wire.NORMAL;
        holding = false;
    }

    /** Leaves nothing behind that would move or write later. */
    void close() {
        keepAlive.cancel(false);
        reset();
    }

    private static void dismiss(SandboxOrder order) {
        order.plan(null);
        order.onStreams(EventStream::cut);
    }
}
