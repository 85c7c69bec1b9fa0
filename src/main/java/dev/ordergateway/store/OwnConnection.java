package dev.ordergateway.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * A connection that is kept for leases and hints: they must not wait behind the orders, least of all when those have piled
 * up. When it is lost another is taken from the pool, for which it does wait in line. What other replicas notify is fired as
 * {@link Hint} on an event loop.
 */
@ApplicationScoped
class OwnConnection {

    static final String CHANNEL = "order_gateway";

    private static final Logger LOG = Logger.getLogger(OwnConnection.class);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Timers timers;
    private final Pool pool;
    private final Event<Hint> heard;

    // guarded by this
    private Promise<PgConnection> next = Promise.promise();
    private @Nullable PgConnection present;
    private boolean isStopped;

    OwnConnection(Timers timers, Pool pool, Event<Hint> heard) {
        this.timers = timers;
        this.pool = pool;
        this.heard = heard;
    }

    /** Executes the statement, as soon as there is a connection. One that does not answer in time is given up. */
    Future<RowSet<Row>> execute(String sql, Tuple parameters) {
        return connection().compose(open -> open.preparedQuery(sql).execute(parameters)
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> giveUp(open, failure)));
    }

    synchronized boolean isPresent() {
        return present != null;
    }

    /** After those who may refuse the start: what it fires must not meet an application that is ending. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        connect();
    }

    /** Also after a start that failed, of which no event tells. */
    @PreDestroy
    synchronized void stop() {
        isStopped = true;
        if (present != null) {
            release(present);
        }
    }

    private synchronized Future<PgConnection> connection() {
        return next.future().timeout(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void connect() {
        pool.getConnection().compose(this::listening)
                .onSuccess(this::connected)
                .onFailure(failure -> {
                    LOG.debugf("no connection for leases and hints: %s", failure);
                    reconnectLater();
                });
    }

    private Future<PgConnection> listening(SqlConnection pooled) {
        var fresh = PgConnection.cast(pooled);
        return fresh.query("listen " + CHANNEL).execute().timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .<PgConnection> map(_ -> fresh)
                .onFailure(_ -> release(fresh));
    }

    private void connected(PgConnection fresh) {
        fresh.notificationHandler(notification -> take(fresh, notification));
        fresh.closeHandler(_ -> lost(fresh));
        synchronized (this) {
            if (isStopped) {
                release(fresh);
                return;
            }
            present = fresh;
            next.complete(fresh);
        }
        heard.fire(new Hint.Missed());
    }

    private synchronized void lost(PgConnection gone) {
        if (gone.equals(present)) {
            present = null;
            next = Promise.promise();
            reconnectLater();
        }
    }

    private synchronized void reconnectLater() {
        if (!isStopped) {
            timers.after(RECONNECT, this::connect);
        }
    }

    /** Unless the database has answered: a new connection costs little, and a dead one would cost the leases. */
    private void giveUp(PgConnection silent, Throwable failure) {
        if (!(failure instanceof PgException)) {
            release(silent);
            lost(silent);
        }
    }

    /** It goes back to the pool, where nobody expects it to hear anything, unless it does not answer. */
    private static void release(PgConnection used) {
        used.closeHandler(null).notificationHandler(null);
        used.query("unlisten *").execute().onComplete(_ -> used.close());
    }

    private void take(PgConnection own, PgNotification notification) {
        if (notification.getProcessId() != own.processId()) {
            HintText.read(notification.getPayload()).forEach(heard::fire);
        }
    }
}
