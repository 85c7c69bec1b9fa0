package dev.ordergateway.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;

/**
 * Removes what was kept long enough, by the clock of the database. Each replica looks for it about once an hour; what another
 * is removing at that moment is left to it.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    static final int BATCH = 1_000;
    /** Between batches, so that a great many rows cost no more at a time than a few. */
    static final Duration BREATH = Duration.ofSeconds(1);
    static final Duration REST = Duration.ofMinutes(45);
    static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** @param sql removes rows older than $1 seconds, no more than $2 of them */
    private record Trim(String table, String sql, Duration kept) {
    }

    private final Pool pool;
    private final BiFunction<Duration, Runnable, Runnable> alarm;
    private final List<Trim> trims;
    private volatile Runnable cancel = () -> {
    };

    @Inject
    Retention(Timers timers, Pool pool, RetentionConfig config) {
        this(pool, config, (wait, work) -> {
            long timer = timers.after(wait, work);
            return () -> timers.cancel(timer);
        });
    }

    /** @param alarm does the work after a while, and gives what cancels it */
    Retention(Pool pool, RetentionConfig config, BiFunction<Duration, Runnable, Runnable> alarm) {
        this.pool = pool;
        this.alarm = alarm;
        this.trims = List.of(new Trim("payloads", Payloads.TRIM, config.payloadRetention()),
                new Trim("event_log", EventPlaces.TRIM, config.eventRetention()));
    }

    void start(@Observes StartupEvent start) {
        trimAfter(about(FIRST));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cancel.run();
    }

    private void trimAfter(Duration wait) {
        cancel = alarm.apply(wait, () -> trim().onSuccess(isMore -> trimAfter(isMore ? BREATH : about(REST))));
    }

    /** Removes a batch of each; true when there may be more. Never fails: what was not removed is found the next time. */
    private Future<Boolean> trim() {
        return Future.join(trims.stream().map(this::trim).toList()).map(all -> all.list().contains(BATCH));
    }

    private Future<Integer> trim(Trim trim) {
        return pool.preparedQuery(trim.sql).execute(Tuple.of(trim.kept.toMillis() / 1e3, BATCH))
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .map(SqlResult::rowCount)
                .onSuccess(removed -> LOG.debugf("%d old rows removed from %s", removed, trim.table))
                .otherwise(failure -> {
                    LOG.warnf("old rows of %s were not removed: %s", trim.table, failure);
                    return 0;
                });
    }

    /** Replicas that were started together do not come together: up to double the time. */
    private static Duration about(Duration least) {
        return least.plusMillis(ThreadLocalRandom.current().nextLong(least.toMillis()));
    }
}
