package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.SlowWatch;
import dev.ordergateway.store.StoreFailure;
import io.smallrye.mutiny.Uni;

/**
 * Where one open order is followed until it closes: rounds of one stream or one poll each. A round never fails, and what
 * a stream carries reaches this order only.
 */
final class OrderTracker {

    private final FollowedOrder followed;
    private final TrackingConfig config;
    private final DoubleSupplier random;

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final StoreTrouble trouble;

    /**
     * @param lookOwed the order must be read once even when its stream works: it was taken over, or its placement was odd
     * @param random 0 inclusive to 1 exclusive
     */
    OrderTracker(Order order, boolean lookOwed, Effects effects, TrackingConfig config, Clock clock, DoubleSupplier random) {
        var backoff = Backoff.of(config.backoff().initial(), config.backoff().max());
        this.followed = new FollowedOrder(order, lookOwed, Rhythm.starting(backoff), effects, clock);
        this.trouble = new StoreTrouble(followed, backoff, random);
        this.config = config;
        this.random = random;
    }

    Watch watch() {
        return followed.watch();
    }

    /** When it is read next for want of a stream; null while it has one or is being read. */
    @Nullable
    Instant nextPoll() {
        return watch() == Watch.POLLING ? followed.nextPoll : null;
    }

    Order order() {
        return followed.order();
    }

    /** From when on the order counts as unobserved if nothing is heard of it: not while its stream is open. */
    Instant observedUntil() {
        return followed.attendedAt().plus(pollInterval());
    }

    /** The order must be read, whatever its stream says. */
    void oweLook() {
        followed.oweLook();
    }

    /** Completes when the order is watched in some way, or a first try at it is over. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    /** It is waiting for its next poll in a rhythm that the order has left behind. */
    boolean isBehind(Order newer) {
        var known = followed.order();
        return watch() == Watch.POLLING && known.version() < newer.version() && known.status() != newer.status();
    }

    /** Completes when nothing is left to follow; never fails. */
    Uni<Void> follow() {
        return round()
                .repeat().whilst(_ -> !isOver())
                .onItem().ignoreAsUni()
                .onTermination().invoke(() -> begun.complete(null));
    }

    private Uni<Order> round() {
        return Uni.createFrom().deferred(() -> followed.rhythm.isPolling() || !followed.isOpen() ? poll() : stream())
                .replaceWith(followed::order)
                .invoke(trouble::isOver)
                // the database did not take what was learned, which says nothing of the partner's stream
                .onFailure().call(trouble::passes)
                .onFailure().recoverWithItem(followed::order);
    }

    private Uni<Void> stream() {
        followed.watchBy(Watch.RECONNECTING);
        var rhythm = followed.rhythm;
        return pause(rhythm.isFresh() ? Duration.ZERO : rhythm.backoff().delay(random.getAsDouble()))
                .chain(() -> new StreamRound(followed, trouble, config.silence(), begun).run());
    }

    private Uni<Void> poll() {
        followed.watchBy(Watch.POLLING);
        begun.complete(null);
        boolean streamWanted = followed.isOpen() && !followed.rhythm.stopped();
        return followed.effects.pause().untilPoll(untilPoll(), streamWanted ? followed.streamFailedAt : null)
                .chain(isTurn -> isTurn ? polled() : streamPromised());
    }

    /** A stream that was promised and did not come puts the read off no further. */
    private Duration untilPoll() {
        var now = followed.clock.instant();
        var next = followed.nextPoll == null ? now.plus(pollInterval()) : followed.nextPoll;
        followed.nextPoll = next;
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    /** What could not be stored is read again as soon as it can. */
    private Uni<Void> polled() {
        followed.nextPoll = null;
        return followed.look()
                .invoke(() -> followed.rhythm = followed.rhythm.polled())
                .replaceWithVoid()
                .onFailure(StoreFailure.class).recoverWithUni(failure -> trouble.passes(failure).chain(this::polled));
    }

    private Uni<Void> streamPromised() {
        followed.rhythm = followed.rhythm.streamPromised();
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> pause(Duration duration) {
        return followed.effects.pause().of(duration);
    }

    private boolean isOver() {
        var order = followed.order();
        boolean owed = followed.isLookOwed() || order.needsFollowing();
        boolean tooLate = order.statusSince().plus(Deadlines.CODES).isBefore(followed.clock.instant());
        return !followed.isOpen() && (!owed || tooLate);
    }

    private Duration pollInterval() {
        var order = followed.order();
        var now = followed.clock.instant();
        if (order.isOverdue(now)) {
            return SlowWatch.interval(Objects.requireNonNull(order.payment().deadline()), now);
        }
        return order.status() == WAITING_FOR_MANUAL_ACTION ? config.manualPollInterval() : config.pollInterval();
    }
}
