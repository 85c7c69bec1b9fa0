package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Fault.Call.CREATE;
import static dev.ordergateway.sandbox.Fault.Call.FETCH;
import static dev.ordergateway.sandbox.Fault.Call.SUBSCRIBE;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One way in which the sandbox misbehaves on purpose.
 *
 * @param times how often it strikes; null is until it is cleared
 * @param delay how late a slow answer comes
 */
record Fault(Call on, Kind kind, @Nullable Integer times, Duration delay) {

    /** The calls of the partner's that can go wrong. */
    enum Call {
        CREATE,
        FETCH,
        SUBSCRIBE
    }

    /** What goes wrong. */
    enum Kind {
        STATUS_500(CREATE, FETCH, SUBSCRIBE),
        STATUS_429(CREATE, FETCH, SUBSCRIBE),
        STATUS_422(CREATE, FETCH),
        STATUS_404(FETCH, SUBSCRIBE),
        /** A page of HTML with status 200; a create call with it orders nothing. */
        HTML(CREATE, FETCH, SUBSCRIBE),
        /** The socket is closed before anything is done. */
        REFUSE(CREATE, FETCH, SUBSCRIBE),
        /** Half of the answer, then the socket is cut; the order exists. */
        TRUNCATED(CREATE, FETCH),
        /** The socket is cut instead of an answer; the order exists. */
        CUT(CREATE, FETCH),
        /** No answer ever; the order exists. */
        HANG(CREATE, FETCH),
        SLOW(CREATE, FETCH),
        /** The answer lacks its order_state. */
        NO_STATE(CREATE, FETCH),
        /** Headers, then never a byte. */
        MUTE(SUBSCRIBE),
        /** Headers, then the socket is cut. */
        DROP(SUBSCRIBE),
        /** Headers, then an orderly end without a stop. */
        EOF(SUBSCRIBE);

        private final Set<Call> calls;

        Kind(Call... calls) {
            this.calls = Set.of(calls);
        }
    }

    /** Throws a {@link Refusal} when the body of a control call names no fault there is. */
    static Fault from(ObjectNode json) {
        Fields body = new Fields(json, "");
        Call on = constant(Call.class, body.text("on"), "on");
        Kind kind = constant(Kind.class, body.text("fault"), "fault");
        if (!kind.calls.contains(on)) {
            throw Refusal.badRequest("fault " + body.text("fault") + " is not possible on " + body.text("on"));
        }
        Integer times = json.path("times").isNull() || !body.has("times") ? null : body.count("times", 1);
        return new Fault(on, kind, times, Duration.ofMillis(body.count("delay_ms", 2000)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String field) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(field + " is not known: " + name);
        }
    }
}
