package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.Reading;
import io.smallrye.mutiny.Uni;

/**
 * A figure that the database must be asked for, to gauges that cannot wait. Whoever reads it has the last one, and a new one
 * is asked for when that is old enough; while nobody reads it, nobody asks.
 */
final class Background<T> {

    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final Duration REST = Duration.ofSeconds(30);

    private final Supplier<Uni<Reading<T>>> question;
    private final Clock clock;

    // guarded by this
    private @Nullable T last;
    private Instant lastAt;
    private Instant askedAt = Instant.MIN;
    private boolean isAsking;

    Background(Supplier<Uni<Reading<T>>> question, Clock clock) {
        this.question = question;
        this.clock = clock;
        this.lastAt = clock.instant();
    }

    /** NaN as long as the figure could never be had. */
    double value(ToDoubleFunction<T> of) {
        ask();
        var known = last();
        return known == null ? Double.NaN : of.applyAsDouble(known);
    }

    /** Since the last figure; before the first, since the start. */
    synchronized double secondsOld() {
        return Duration.between(lastAt, clock.instant()).toMillis() / 1e3;
    }

    private synchronized @Nullable T last() {
        return last;
    }

    private void ask() {
        if (begins()) {
            Uni.createFrom().deferred(() -> question.get())
                    .onTermination().invoke(this::ended)
                    .subscribe().with(this::learn, failure -> LOG.debugf("no new figure: %s", failure));
        }
    }

    private synchronized boolean begins() {
        boolean begins = !isAsking && !askedAt.plus(REST).isAfter(clock.instant());
        if (begins) {
            isAsking = true;
            askedAt = clock.instant();
        }
        return begins;
    }

    private synchronized void ended() {
        isAsking = false;
    }

    private synchronized void learn(Reading<T> reading) {
        if (reading.value() != null && reading.at() != null) {
            last = reading.value();
            lastAt = reading.at();
        }
    }
}
