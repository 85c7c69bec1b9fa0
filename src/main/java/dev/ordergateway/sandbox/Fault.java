package dev.ordergateway.sandbox;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One way in which the sandbox misbehaves on purpose.
 *
 * @param times how often it strikes; null is until it is cleared
 * @param delay how late a slow answer comes
 * @param throttle how a caller is told to wait
 * @param complaint what a refusal says
 */
record Fault(Call on, Kind kind, @Nullable Integer times, Duration delay, Throttle throttle, Complaint complaint) {

    /** The calls of the partner's that can go wrong. */
    enum Call {
        PAYMENT_VIAS,
        BRANDS,
        HOMEPAGE,
        PRODUCTS,
        PRICE,
        VALIDATE,
        CREATE,
        FETCH,
        SUBSCRIBE;

        private static final Set<Call> ALL = Set.of(values());
        private static final Set<Call> STREAMS = Set.of(SUBSCRIBE);
        private static final Set<Call> OF_ONE_ORDER = Set.of(FETCH, SUBSCRIBE);
        private static final Set<Call> CHECKS = Set.of(VALIDATE);
        private static final Set<Call> SHOWING_AN_ORDER = Set.of(CREATE, FETCH);
        /** Those with one JSON for an answer. */
        private static final Set<Call> ANSWERED = Set.of(PAYMENT_VIAS, BRANDS, HOMEPAGE, PRODUCTS, PRICE, VALIDATE,
                CREATE, FETCH);

        boolean isOfOneOrder() {
            return OF_ONE_ORDER.contains(this);
        }
    }

    /** What goes wrong. */
    enum Kind {
        STATUS_400(Call.ALL),
        STATUS_401(Call.ALL),
        STATUS_403(Call.ALL),
        STATUS_404(Call.ALL),
        STATUS_422(Call.ANSWERED),
        STATUS_429(Call.ALL),
        STATUS_500(Call.ALL),
        STATUS_502(Call.ALL),
        STATUS_503(Call.ALL),
        STATUS_504(Call.ALL),
        /** A code of the partner's in one of its envelopes; nothing is done. */
        REFUSAL(Call.ANSWERED),
        /** A page of HTML with status 200; a create call with it orders nothing. */
        HTML(Call.ALL),
        /** The socket is closed before anything is done. */
        REFUSE(Call.ALL),
        /** Half of the answer, then the socket is cut; the order exists. */
        TRUNCATED(Call.ANSWERED),
        /** The socket is cut instead of an answer; the order exists. */
        CUT(Call.ANSWERED),
        /** No answer ever; the order exists. */
        HANG(Call.ALL),
        SLOW(Call.ALL),
        /** A good answer that says it was the last one for a while. */
        BUDGET_SPENT(Call.ALL),
        /** The answer lacks its order_state. */
        NO_STATE(Call.SHOWING_AN_ORDER),
        /** The answer holds the order and problems; the order exists. */
        ODD(Call.SHOWING_AN_ORDER),
        /** The amount is null although there are no problems. */
        NO_PRICE(Call.CHECKS),
        /** Headers, then never a byte. */
        MUTE(Call.STREAMS),
        /** Headers, then the socket is cut. */
        DROP(Call.STREAMS),
        /** Headers, then an orderly end without a stop. */
        EOF(Call.STREAMS),
        /** Nothing is said before the next change. */
        NO_STATE_ON_CONNECT(Call.STREAMS),
        UNNAMED(Framing.UNNAMED),
        COMMENTS_ONLY(Framing.COMMENTS),
        SPLIT_FRAMES(Framing.SPLIT),
        MULTI_LINE(Framing.MULTI_LINE),
        BAD_JSON(Framing.BAD_JSON),
        INVALID_SCHEMA(Framing.INVALID_SCHEMA),
        EXTRA_EVENT(Framing.EXTRA_EVENT),
        STOP_WITHOUT_DATA(Framing.STOP_WITHOUT_DATA),
        STOP_EMPTY_DATA(Framing.STOP_EMPTY_DATA),
        EARLY_STOP(Framing.EARLY_STOP);

        private final Set<Call> calls;
        private final Framing framing;

        Kind(Set<Call> calls) {
            this.calls = calls;
            this.framing = Framing.NAMED;
        }

        Kind(Framing framing) {
            this.calls = Call.STREAMS;
            this.framing = framing;
        }

        /** Of the stream that the fault strikes. */
        Framing framing() {
            return framing;
        }
    }

    /** Throws a {@link Refusal} when the body of a control call names no fault there is. */
    static Fault from(ObjectNode json) {
        Fields body = new Fields(json, "");
        Call on = body.constant("on", Call.class);
        Kind kind = body.constant("fault", Kind.class);
        if (!kind.calls.contains(on)) {
            throw Refusal.badRequest("fault " + body.text("fault") + " is not possible on " + body.text("on"));
        }
        Integer times = json.path("times").isNull() || !body.has("times") ? null : body.number("times", 1, 1);
        return new Fault(on, kind, times, Duration.ofMillis(body.number("delay_ms", 1, 2000)), Throttle.from(body, kind),
                Complaint.from(body));
    }

    Fault striking(int timesMore) {
        return new Fault(on, kind, timesMore, delay, throttle, complaint);
    }
}
