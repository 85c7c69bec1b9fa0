package dev.ordergateway.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.ordergateway.order.OrderId;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Tells whoever reads along on this replica what others have committed: at once when it is heard of, and by reading on in the
 * log of events when it is not.
 */
@ApplicationScoped
class ForeignChanges {

    private static final Logger LOG = Logger.getLogger(ForeignChanges.class);
    private static final int PAGE = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final String NEXT = """
            select position, order_id, version from event_log where position > $1 order by position limit $2""";

    private final OrderChanges changes;
    private final Timers timers;
    private final Pool pool;
    private final ReadSoon unread;

    // guarded by this
    private long seen = -1;
    private long head = -1;
    private int losses;
    private boolean isReading;

    ForeignChanges(OrderStore store, OrderChanges changes, Timers timers, Pool pool) {
        this.changes = changes;
        this.timers = timers;
        this.pool = pool;
        this.unread = new ReadSoon(store, changes::committed);
    }

    void hear(@Observes Hint.Changed hint) {
        if (changes.isAwaited(hint.id(), Integer.MAX_VALUE)) {
            unread.add(hint.id());
        }
    }

    /** What a replica of the version before has committed does not stand in the log. */
    synchronized void hear(@Observes Hint.Missed hint) {
        // the log may go less far than before
        seen = -1;
        head = -1;
        losses++;
        changes.awaited().forEach(unread::add);
    }

    /** While nobody listens nothing is missed: whoever comes reads the order itself, and is listening by then. */
    synchronized void hear(@Observes EventHead.Moved moved) {
        head = moved.position();
        if (seen < 0) {
            changes.awaited().forEach(unread::add);
        }
        if (seen < 0 || changes.awaited().isEmpty()) {
            seen = head;
        }
        readOn();
    }

    private synchronized void readOn() {
        if (!isReading && seen < head) {
            isReading = true;
            long asked = head;
            int knownLosses = losses;
            pool.preparedQuery(NEXT).execute(Tuple.of(seen, PAGE))
                    .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .onSuccess(rows -> read(rows, asked, knownLosses))
                    .onFailure(this::leave);
        }
    }

    private synchronized void read(RowSet<Row> rows, long asked, int knownLosses) {
        try {
            long last = seen;
            for (var row : rows) {
                last = row.getLong("position");
                var id = new OrderId(row.getUUID("order_id"));
                if (changes.isAwaited(id, row.getInteger("version"))) {
                    unread.add(id);
                }
            }
            if (knownLosses == losses) {
                // what is not kept any more cannot be read
                seen = rows.size() < PAGE ? Math.max(last, asked) : last;
            }
        } finally {
            goOn();
        }
    }

    private void leave(Throwable failure) {
        LOG.debugf("the log of events could not be read: %s", failure);
        timers.after(TROUBLE, this::goOn);
    }

    private synchronized void goOn() {
        isReading = false;
        readOn();
    }
}
