package dev.ordergateway.sandbox;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.ordergateway.sandbox.Fault.Call;

/** One order as the partner would know it, with those who listen to it. */
final class SandboxOrder {

    private final ObjectNode document;
    private final Faults faults = new Faults();
    private final Set<EventStream> streams = new LinkedHashSet<>();
    private Progress progress;
    private boolean held;
    private int fetchCalls;
    private int subscribeCalls;
    private @Nullable Future<?> nextMove;

    SandboxOrder(ObjectNode document, Progress progress, boolean held) {
        this.document = document;
        this.progress = progress;
        this.held = held;
    }

    String id() {
        return document.path("order_id").textValue();
    }

    String email() {
        return document.path("user").path("email").textValue();
    }

    StateWord state() {
        return new StateWord(document.path("order_state").textValue());
    }

    ObjectNode document() {
        return document;
    }

    Faults faults() {
        return faults;
    }

    boolean isHeld() {
        return held;
    }

    void hold(boolean hold) {
        held = hold;
    }

    /** Takes over whatever moves the order next; what was planned before is off. */
    void plan(@Nullable Future<?> move) {
        if (nextMove != null) {
            nextMove.cancel(false);
        }
        nextMove = move;
    }

    Progress progress() {
        return progress;
    }

    /** From where it stands when that is a station of the scenario, else from the scenario's beginning. */
    void follow(Scenario scenario) {
        Progress start = Progress.startOf(scenario);
        progress = start.knows(state()) ? start.from(state()) : start;
    }

    /** Throws a {@link Refusal} when the scenario is over. */
    void advance() {
        Step next = progress.next();
        if (next == null) {
            throw Refusal.withMessage(409, "The order has no step left in the scenario " + progress.scenario().name());
        }
        progress = progress.onward();
        take(next);
    }

    /** Goes wherever it is told to; the scenario goes on from there. */
    void jump(Step step) {
        progress = progress.from(step.state());
        take(step);
    }

    private void take(Step step) {
        OrderDocument.move(document, step, progress.scenario().codes(), Instant.now());
    }

    void publish(Wire wire) {
        onStreams(stream -> tell(stream, wire));
    }

    void tell(EventStream stream, Wire wire) {
        stream.push(wire.spell(document), state().isEnding());
    }

    void join(EventStream stream) {
        streams.add(stream);
    }

    void leave(EventStream stream) {
        streams.remove(stream);
    }

    void onStreams(Consumer<EventStream> action) {
        streams.forEach(action);
        // A response tells its end to its handlers, except when it was cut from this side.
        streams.removeIf(stream -> !stream.isOpen());
    }

    int openStreams() {
        return streams.size();
    }

    void count(Call call) {
        switch (call) {
            case FETCH -> fetchCalls++;
            case SUBSCRIBE -> subscribeCalls++;
            default -> throw new IllegalArgumentException(call + " is not about one order");
        }
    }

    ObjectNode counters() {
        return Json.object()
                .put("fetch_calls", fetchCalls)
                .put("subscribe_calls", subscribeCalls)
                .put("open_streams", streams.size());
    }

    ObjectNode summary() {
        return Json.object()
                .put("order_id", id())
                .put("order_state", state().text())
                .put("email", email())
                .put("open_streams", openStreams());
    }
}
