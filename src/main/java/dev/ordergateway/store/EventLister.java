package dev.ordergateway.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/**
 * Gives committed events their places in the log, one replica at a time, so that none ever gets a place before one that was
 * read. Those that are committed while others are being listed go together, and what a killed replica left is found by a look
 * every two seconds. It goes past Hibernate because it moves whole sets of rows, none of which is an entity.
 */
@ApplicationScoped
class EventLister {

    private static final Logger LOG = Logger.getLogger(EventLister.class);
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration TROUBLE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST = 5_000;
    private static final long LOCK = 0x6F72646572L;

    /** The lock is let go after the places can be seen, so whoever sees a place sees those before it. */
    private static final String LIST = """
            with turn as materialized (
              select pg_try_advisory_xact_lock($1) as mine
            ), taken as (
              delete from unlisted_events
              where (select mine from turn) and entry in (select entry from unlisted_events order by entry limit $2)
              returning entry, order_id, version
            ), listed as (
              insert into event_log (order_id, version) select order_id, version from taken order by entry
              returning position
            )
            select mine, (select count(*) from listed) as listed,
              coalesce(greatest((select max(position) from event_log), (select max(position) from listed)), 0) as head
            from turn""";

    private final Timers timers;
    private final Pool pool;
    private final EventHead head;
    private final Hints hints;

    // guarded by this
    private boolean isListing;
    private boolean isRung;
    private boolean isStopped;

    private volatile long timer;

    EventLister(Timers timers, Pool pool, EventHead head, Hints hints) {
        this.timers = timers;
        this.pool = pool;
        this.head = head;
        this.hints = hints;
    }

    void start(@Observes StartupEvent start) {
        timer = timers.every(LOOK, this::ring);
    }

    /** The others list what is committed last, and whoever starts next does when there are none. */
    void end(@Observes ShutdownEvent end) {
        stop();
    }

    /** Also after a start that failed, of which no event tells. */
    @PreDestroy
    synchronized void stop() {
        isStopped = true;
        timers.cancel(timer);
    }

    void hear(@Observes Hint hint) {
        switch (hint) {
            case Hint.EventsListed(long position) -> head.reached(position);
            case Hint.Missed _ -> ring();
            default -> {
                // nothing was listed
            }
        }
    }

    /** Events were committed. */
    synchronized void ring() {
        if (isStopped || isListing) {
            isRung = true;
        } else {
            isListing = true;
            list();
        }
    }

    private void list() {
        pool.preparedQuery(LIST).execute(Tuple.of(LOCK, MOST))
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> rows.iterator().next())
                .onSuccess(this::listed)
                .onFailure(failure -> {
                    if (!isStopped()) {
                        LOG.warnf("events were not listed, so nobody hears of them yet: %s", failure);
                        rest(TROUBLE, true);
                    }
                });
    }

    private synchronized boolean isStopped() {
        return isStopped;
    }

    private void listed(Row row) {
        if (isStopped()) {
            return;
        }
        boolean isMore = !row.getBoolean("mine") || row.getLong("listed") == MOST;
        try {
            head.reached(row.getLong("head"));
            if (row.getLong("listed") > 0) {
                hints.eventsListed(row.getLong("head"));
            }
        } finally {
            rest(GATHERING, isMore);
        }
    }

    /** @param isMore something may be left to list */
    private synchronized void rest(Duration rest, boolean isMore) {
        isRung |= isMore;
        timers.after(rest, this::goOn);
    }

    private synchronized void goOn() {
        isListing = isRung && !isStopped;
        isRung = false;
        if (isListing) {
            list();
        }
    }
}
