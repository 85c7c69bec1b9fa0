package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Observation.Shown;
import dev.ordergateway.order.Observation.Unreadable;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Source;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.tracking.Signal.Dropped;
import dev.ordergateway.tracking.Signal.Fed;
import dev.ordergateway.tracking.Signal.Quiet;
import dev.ordergateway.tracking.Signal.TurnedAway;
import io.smallrye.mutiny.Uni;

/** One stream of one order, from its opening to its end. */
final class StreamRound {

    private static final Logger LOG = Logger.getLogger(StreamRound.class);
    private static final Duration LONG_LIVED = Duration.ofSeconds(60);

    /** When a look that is owed is tried again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final FollowedOrder followed;
    private final StoreTrouble trouble;
    private final Duration longestSilence;
    private final CompletableFuture<Void> begun;

    // written by one signal after the other
    private Silence silence;
    private @Nullable Instant openedAt;

    /**
     * @param longestSilence how long the open stream may bring nothing before the order is read
     * @param begun is completed when the stream is open, or it is known that it will not be
     */
    StreamRound(FollowedOrder followed, StoreTrouble trouble, Duration longestSilence, CompletableFuture<Void> begun) {
        this.followed = followed;
        this.trouble = trouble;
        this.longestSilence = longestSilence;
        this.begun = begun;
        this.silence = Silence.opened(now(), longestSilence);
    }

    /** Completes when the stream has ended, or nothing is to be expected of it any more. */
    Uni<Void> run() {
        var effects = followed.effects;
        return Signal.merged(effects.feed().apply(followed.rhythm.failures()), () -> effects.pause().of(untilQuiet()))
                .onItem().transformToUniAndConcatenate(signal -> orLater(take(signal)))
                .select().first(goesOn -> goesOn)
                .onItem().ignoreAsUni();
    }

    /** What the database does not take must be looked at when it is back; the stream waits meanwhile and is kept. */
    private Uni<Boolean> orLater(Uni<Boolean> taken) {
        return taken
                .invoke(trouble::isOver)
                .onFailure(StoreFailure.class)
                .recoverWithUni(failure -> trouble.passes(failure).chain(() -> orLater(lookAndGoOn())));
    }

    /** Whether the stream is kept. */
    private Uni<Boolean> take(Signal signal) {
        return switch (signal) {
            case Fed(FeedEvent.Opened()) -> opened();
            case Fed(FeedEvent.Shown(var seen)) ->
                recorded(() -> heard(new Shown(Source.STREAM, now(), seen, followed.versionOfMessages())));
            case Fed(FeedEvent.Unreadable(int length, var sha256, int position)) ->
                recorded(() -> heard(new Unreadable(Source.STREAM, now(), length, sha256, position)));
            case Fed(FeedEvent.Stopped()) -> recorded(this::stopped);
            case Quiet() -> quiet();
            case Dropped(var reason) -> dropped(reason);
            case TurnedAway(var reason) -> turnedAway(reason);
        };
    }

    private Uni<Boolean> recorded(Supplier<Uni<Boolean>> event) {
        return followed.effects.recording().of("stream event", followed.order(), event);
    }

    private Uni<Boolean> opened() {
        openedAt = now();
        silence = Silence.opened(now(), longestSilence);
        followed.watchBy(Watch.STREAMING);
        followed.nextPoll = null;
        begun.complete(null);
        return followed.isLookOwed() ? lookAndGoOn() : goesOn();
    }

    private Uni<Boolean> heard(Observation observation) {
        return followed.save(observation).chain(this::react);
    }

    private Uni<Boolean> react(Outcome outcome) {
        if (outcome.isNews()) {
            followed.rhythm = followed.rhythm.good();
        }
        if (!(outcome instanceof Disregarded)) {
            silence = silence.heard(now());
        }
        boolean isOvertaken = outcome instanceof Disregarded(_, var reason) && reason == Reason.STALE;
        boolean isDone = outcome instanceof Advanced && followed.order().status() == DONE;
        return isOvertaken || isDone ? lookAndGoOn() : goesOn();
    }

    private Uni<Boolean> stopped() {
        followed.rhythm = followed.rhythm.stop();
        return followed.look().map(_ -> false);
    }

    private Uni<Boolean> quiet() {
        if (openedAt == null) {
            silence = Silence.opened(now(), longestSilence);
            return goesOn();
        }
        if (silence.isOver(now())) {
            return (silence.isEarly() || followed.isLookOwed() ? followed.look() : followed.lookAtRest())
                    .chain(this::quietLooked);
        }
        return followed.isLookDue() && followed.effects.pause().takeLook() ? lookAndGoOn() : goesOn();
    }

    private Duration untilQuiet() {
        var remaining = silence.remaining(now());
        return followed.isLookOwed() && LOOK_AGAIN.compareTo(remaining) < 0 ? LOOK_AGAIN : remaining;
    }

    /** A stream that kept silent about news does not carry this order any more. */
    private Uni<Boolean> quietLooked(boolean news) {
        boolean missed = news && !silence.isEarly();
        silence = silence.looked(now());
        return missed && followed.isOpen() ? dropped("it kept silent about news") : goesOn();
    }

    private Uni<Boolean> dropped(String reason) {
        followed.streamFailedAt = now();
        boolean good = openedAt != null && !openedAt.plus(LONG_LIVED).isAfter(now());
        followed.rhythm = good ? followed.rhythm.good().streamFailed() : followed.rhythm.streamFailed();
        followed.watchBy(Watch.RECONNECTING);
        begun.complete(null);
        var level = followed.rhythm.isPolling() ? Level.INFO : Level.DEBUG;
        LOG.logf(level, "stream dropped orderId=%s attempt=%d: %s", followed.order().id(), followed.rhythm.failures(), reason);
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> turnedAway(String reason) {
        followed.streamFailedAt = now();
        LOG.debugf("no stream orderId=%s: %s", followed.order().id(), reason);
        followed.rhythm = followed.rhythm.turnedAway();
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> lookAndGoOn() {
        return followed.look().map(_ -> followed.isOpen());
    }

    private Uni<Boolean> goesOn() {
        return Uni.createFrom().item(followed.isOpen());
    }

    private Instant now() {
        return followed.clock.instant();
    }
}
