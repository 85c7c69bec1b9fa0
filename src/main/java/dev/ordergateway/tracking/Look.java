package dev.ordergateway.tracking;

import java.time.Clock;

import dev.ordergateway.order.Observation.NotFound;
import dev.ordergateway.order.Observation.Shown;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Source;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.Observed;
import io.smallrye.mutiny.Uni;

/** Reads an order at the partner and lets the stored order observe the answer. */
final class Look {

    private static final int TRIES = 3;

    private Look() {
    }

    /**
     * An answer overtaken by a message says nothing for sure, so the question is put again. That the partner does not know
     * the order is noted too, and is a failure all the same.
     */
    static Uni<Observed> at(Order order, Effects effects, Clock clock) {
        return at(order, effects, clock, TRIES)
                .onFailure(PartnerFailure.NotFound.class)
                .recoverWithUni(failure -> effects.save().apply(new NotFound(Source.POLL, clock.instant()))
                        .onItem().failWith(() -> failure));
    }

    private static Uni<Observed> at(Order order, Effects effects, Clock clock, int tries) {
        return effects.fetch().get()
                .map(seen -> new Shown(Source.POLL, clock.instant(), seen, order.version()))
                .chain(shown -> effects.save().apply(shown))
                .chain(observed -> isStale(observed) && tries > 1
                        ? at(observed.stored().order(), effects, clock, tries - 1)
                        : Uni.createFrom().item(observed));
    }

    /** Overtaken each time it was asked for. */
    static boolean isStale(Observed observed) {
        return observed.outcome() instanceof Disregarded(_, var reason) && reason == Reason.STALE;
    }
}
