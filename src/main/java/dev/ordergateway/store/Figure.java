package dev.ordergateway.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.Reading.Missing;
import io.smallrye.mutiny.Uni;

/**
 * Something that costs the database some work to know. A replica asks for it only when somebody wants to know, once for all
 * who want to meanwhile, and then rests for a multiple of the time that it took, whether it succeeded or not.
 */
final class Figure<T> {

    private static final Logger LOG = Logger.getLogger(Figure.class);
    private static final Duration LEAST_REST = Duration.ofSeconds(5);
    /** More than the statement has: whoever waits longer waits for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Several workers would take less time and more of the machine. */
    private static final String LIMIT = """
            select set_config('statement_timeout', '3s', true) || set_config('max_parallel_workers_per_gather', '0', true)""";

    private final String name;
    private final int rests;
    private final Contexts contexts;
    private final Clock clock;
    private final Function<Supplier<Instant>, Uni<T>> question;

    // guarded by this
    private Reading<T> last = new Reading<T>(null, null, null);
    private Uni<Reading<T>> latest = Uni.createFrom().item(last);
    private boolean isAsking;
    private @Nullable Instant begunAt;
    private Instant restedAt = Instant.MIN;

    /**
     * @param rests for how many times as long as it took
     * @param question asks what it is given for the time, at the moment when the database begins
     */
    Figure(String name, int rests, Contexts contexts, Clock clock, Function<Supplier<Instant>, Uni<T>> question) {
        this.name = name;
        this.rests = rests;
        this.contexts = contexts;
        this.clock = clock;
        this.question = question;
    }

    /** For a transaction that asks for a figure. */
    static Uni<Void> limit(Mutiny.Session session) {
        return session.createNativeQuery(LIMIT, String.class).getSingleResult().replaceWithVoid();
    }

    /** The last one, after a new one when it is time for that. Never fails. */
    Uni<Reading<T>> recent() {
        return contexts.heardWhereAsked(Uni.createFrom().deferred(this::latest)
                .ifNoItem().after(PATIENCE).recoverWithItem(() -> outdated(Missing.TOO_SLOW)));
    }

    private synchronized Uni<Reading<T>> latest() {
        if (!isAsking && !clock.instant().isBefore(restedAt)) {
            isAsking = true;
            begunAt = null;
            // goes on to its end, also when the first who asked is no longer interested
            latest = question.apply(this::begin)
                    .map(this::current)
                    .onFailure().invoke(failure -> LOG.warnf("%s could not be counted: %s", name, failure))
                    .onFailure().recoverWithItem(failure -> outdated(meaning(failure)))
                    .invoke(this::rest)
                    .memoize().indefinitely();
        }
        return latest;
    }

    private static Missing meaning(Throwable failure) {
        return StatementTimeout.isCauseOf(failure) ? Missing.TOO_SLOW : Missing.NO_DATABASE;
    }

    private synchronized Instant begin() {
        var now = clock.instant();
        begunAt = now;
        return now;
    }

    private synchronized Reading<T> current(T value) {
        return new Reading<T>(value, begunAt, null);
    }

    private synchronized Reading<T> outdated(Missing why) {
        return new Reading<T>(last.value(), last.at(), why);
    }

    /** What never began, because there was no database, took nothing. */
    private synchronized void rest(Reading<T> reading) {
        last = reading;
        var now = clock.instant();
        var took = begunAt == null ? Duration.ZERO : Duration.between(begunAt, now);
        var due = took.multipliedBy(rests);
        restedAt = now.plus(due.compareTo(LEAST_REST) > 0 ? due : LEAST_REST);
        isAsking = false;
    }
}
