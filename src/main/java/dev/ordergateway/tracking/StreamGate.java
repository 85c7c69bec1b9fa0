package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.partner.FeedFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Where all streams of this replica are opened: at a rate, and no more than a number of them. While the partner gives none,
 * orders that have failed are turned away, and one of them is tried now and then; once a stream opens the others are told.
 */
@ApplicationScoped
class StreamGate {

    private static final Logger LOG = Logger.getLogger(StreamGate.class);
    private static final Duration TRIAL = Duration.ofSeconds(3);

    private final Pacer pacer;
    private final Later later;
    private final Clock clock;
    private final TrackingMeter meter;
    private final int most;
    private final Reopening reopening;

    // guarded by this
    private int taken;
    private int open;
    private final StreamTrouble trouble = new StreamTrouble();
    private Instant triedAt = Instant.MIN;
    private boolean isTrialDue;

    /** No stream can be had now, for reasons that are not the order's. */
    static final class Closed extends RuntimeException {
        Closed(String message) {
            super(message, null, false, false);
        }
    }

    @Inject
    StreamGate(TrackingConfig config, Pause pause, Clock clock, TrackingMeter meter,
            @ConfigProperty(name = "quarkus.http.limits.max-connections") int callers) {
        this(StreamLimit.of(config.maxStreams(), callers), new Pacer(config.startRate(), pause, System::nanoTime), pause, clock,
                meter);
    }

    StreamGate(int most, Pacer pacer, Later later, Clock clock, TrackingMeter meter) {
        this.most = most;
        this.pacer = pacer;
        this.later = later;
        this.clock = clock;
        this.meter = meter;
        this.reopening = new Reopening(later, clock);
    }

    /**
     * The stream when it is its turn; fails with {@link Closed} when none can be had.
     *
     * @param failures how many streams of this order have failed in a row
     * @param ahead before the others that wait for their turn
     */
    Multi<FeedEvent> pass(OrderId id, int failures, boolean ahead, Supplier<Multi<FeedEvent>> feed) {
        return Multi.createFrom().deferred(() -> {
            var attempt = new Attempt(id, failures);
            take(attempt);
            return (ahead ? pacer.turnAhead() : turn())
                    .invoke(() -> begin(attempt))
                    .onItem().transformToMulti(_ -> feed.get())
                    .onItem().invoke(attempt::observed)
                    .onTermination().invoke(attempt::ended);
        });
    }

    /** Completes when those who have come before have had their turn; never fails. */
    Uni<Void> turn() {
        return pacer.turn();
    }

    /**
     * Completes when streams can be had again, at once when that was told after this order's last stream failed; never fails.
     */
    Uni<Void> reopening(Instant failedAt) {
        return reopening.after(failedAt);
    }

    synchronized int open() {
        return open;
    }

    private synchronized void take(Attempt attempt) {
        if (taken >= most) {
            throw new Closed("no room for another stream");
        }
        check(attempt);
        taken++;
    }

    private synchronized void leave() {
        taken--;
    }

    private synchronized void begin(Attempt attempt) {
        check(attempt);
        triedAt = clock.instant();
    }

    /** An order that has not failed yet shows best how the partner is. */
    private void check(Attempt attempt) {
        if (attempt.failures > 0 && trouble.isGeneral() && triedAt.plus(TRIAL).isAfter(clock.instant())) {
            throw new Closed("the partner gives no streams");
        }
    }

    private synchronized void succeeded() {
        boolean wasSuspected = trouble.isSuspected();
        trouble.isOver();
        if (wasSuspected) {
            reopening.callAll();
        }
    }

    private synchronized void failed(Attempt attempt, FeedFailure failure) {
        if (!failure.isOfThePartner()) {
            return;
        }
        boolean wasGeneral = trouble.isGeneral();
        trouble.failed(attempt.id, attempt.failures);
        if (trouble.isGeneral() && !wasGeneral) {
            LOG.warnf("the partner gives no streams: %s", failure.getMessage());
        }
        if (trouble.isSuspected() && !isTrialDue) {
            isTrialDue = true;
            later.then(TRIAL, this::tryOne);
        }
    }

    private void tryOne() {
        synchronized (this) {
            isTrialDue = trouble.isSuspected();
            if (isTrialDue) {
                later.then(TRIAL, this::tryOne);
            }
        }
        reopening.callAny();
    }

    /** One stream, which counts as open from its first event on. */
    private final class Attempt {

        private final OrderId id;
        private final int failures;
        private boolean isOpen;

        Attempt(OrderId id, int failures) {
            this.id = id;
            this.failures = failures;
        }

        void observed(FeedEvent event) {
            if (!isOpen && event instanceof FeedEvent.Opened) {
                isOpen = true;
                count(1);
                meter.opening("opened");
                succeeded();
            }
        }

        void ended(@Nullable Throwable failure, boolean isCancelled) {
            leave();
            if (isOpen) {
                count(-1);
                if (!isCancelled) {
                    meter.reconnect();
                }
            } else if (failure instanceof FeedFailure known) {
                meter.opening(known.reason().name());
                failed(this, known);
            }
        }
    }

    private synchronized void count(int change) {
        open += change;
    }
}
