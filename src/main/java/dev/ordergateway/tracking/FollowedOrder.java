package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Instant;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Phase;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.Observed;
import io.smallrye.mutiny.Uni;

/** What is known of an order while it is followed, and how more is learned. */
final class FollowedOrder {

    final Effects effects;
    final Clock clock;

    // written by one signal after the other, never by two at once; only watch is read by others
    Rhythm rhythm;
    volatile Watch watch = Watch.WAITING;
    private Order order;
    private boolean lookOwed;
    private Instant lookedAt = Instant.EPOCH;

    FollowedOrder(Order order, boolean lookOwed, Rhythm rhythm, Effects effects, Clock clock) {
        this.order = order;
        this.lookOwed = lookOwed;
        this.rhythm = rhythm;
        this.effects = effects;
        this.clock = clock;
    }

    Order order() {
        return order;
    }

    boolean isOpen() {
        return order.phase() == Phase.OPEN;
    }

    /** The order must be read at the partner, whatever its stream says. */
    boolean isLookOwed() {
        return lookOwed;
    }

    void oweLook() {
        lookOwed = true;
    }

    /** A look is owed, and the last try is not just over. */
    boolean isLookDue() {
        return lookOwed && !lookedAt.plus(Silence.EARLY).isAfter(clock.instant());
    }

    Uni<Outcome> save(Observation observation) {
        return effects.save().apply(observation).invoke(this::learn).map(Observed::outcome);
    }

    /** Reads the order; true when that brought news. A look stays owed while there is no answer, or only overtaken ones. */
    Uni<Boolean> look() {
        lookOwed = true;
        return Look.at(order, effects, clock)
                .invoke(this::learn)
                .invoke(observed -> lookOwed = Look.isStale(observed))
                .map(observed -> observed.outcome().isNews())
                .onFailure(PartnerFailure.class).recoverWithItem(false)
                .invoke(() -> lookedAt = clock.instant());
    }

    private void learn(Observed observed) {
        order = observed.stored().order();
    }
}
