package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Phase;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.Observed;
import io.smallrye.mutiny.Uni;

/** What is known of an order while it is followed, and how more is learned. */
final class FollowedOrder {

    final Effects effects;
    final Clock clock;

    // written by one signal after the other, never by two at once; others read what is volatile, and may owe a look
    Rhythm rhythm;
    Instant streamFailedAt;
    /** When it is read next for want of a stream; null while it has one. */
    volatile @Nullable Instant nextPoll;

    private volatile Order order;
    private volatile Watch watch = Watch.WAITING;
    private volatile Instant attendedAt;
    private volatile boolean lookOwed;
    private Instant lookedAt = Instant.EPOCH;
    private @Nullable Integer overtaken;

    FollowedOrder(Order order, boolean lookOwed, Rhythm rhythm, Effects effects, Clock clock) {
        this.order = order;
        this.attendedAt = clock.instant();
        this.streamFailedAt = attendedAt;
        this.lookOwed = lookOwed;
        this.rhythm = rhythm;
        this.effects = effects;
        this.clock = clock;
    }

    Order order() {
        return order;
    }

    Watch watch() {
        return watch;
    }

    void watchBy(Watch next) {
        attendedAt = attendedAt();
        watch = next;
    }

    /** When its stream was last open, or the partner last told of it, or its following began. */
    Instant attendedAt() {
        return watch == Watch.STREAMING ? clock.instant() : attendedAt;
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
        return lookOwed && !isJustLookedAt();
    }

    /**
     * The version that a message taken now may be of: it may have waited while the order was read and found changed, here or
     * by somebody else.
     */
    int versionOfMessages() {
        return overtaken != null && isJustLookedAt() ? overtaken : order.version();
    }

    private boolean isJustLookedAt() {
        return lookedAt.plus(Silence.EARLY).isAfter(clock.instant());
    }

    Uni<Outcome> save(Observation observation) {
        return effects.save().apply(observation).invoke(this::learn).map(Observed::outcome)
                .invoke(outcome -> overtaken = outcome instanceof Disregarded ? overtaken : null);
    }

    /**
     * Reads the order; true when that brought news. A look stays owed while there is no answer, or only overtaken ones. One
     * that was erased and has ended cannot be asked for any more.
     */
    Uni<Boolean> look() {
        return effects.recording().of("look at order", order, () -> look(effects));
    }

    /** The same when no news is expected. */
    Uni<Boolean> lookAtRest() {
        var known = order;
        var atRest = effects.saving(seen -> effects.saveAtRest().save(known, seen, this::oweLook));
        return effects.recording().of("look at order", order, () -> look(atRest));
    }

    private Uni<Boolean> look(Effects effects) {
        lookOwed = order.partnerOrderId() != null;
        if (!lookOwed) {
            return Uni.createFrom().item(false);
        }
        int versionBefore = order.version();
        var waiting = isJustLookedAt() ? overtaken : null;
        return Look.at(order, effects, clock)
                .invoke(this::learn)
                // so it was asked
                .onFailure(PartnerFailure.NotFound.class).invoke(() -> attendedAt = clock.instant())
                .invoke(() -> overtaken = order.version() > versionBefore ? Integer.valueOf(versionBefore) : waiting)
                .invoke(observed -> lookOwed = Look.isStale(observed))
                .map(observed -> observed.outcome().isNews())
                .onFailure(PartnerFailure.class).recoverWithItem(false)
                .invoke(() -> lookedAt = clock.instant());
    }

    private void learn(Observed observed) {
        order = observed.stored().order();
        attendedAt = clock.instant();
    }
}
