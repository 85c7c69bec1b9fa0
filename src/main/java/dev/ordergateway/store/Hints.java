package dev.ordergateway.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Tells the other replicas what has happened and fires a {@link Hint} for what they tell, on an event loop, by a connection
 * of its own. A transaction that notified would make all writers wait for each other, so hints leave after the commit, and
 * those that come while others are leaving go together.
 */
@ApplicationScoped
public class Hints {

    private static final Logger LOG = Logger.getLogger(Hints.class);
    private static final String CHANNEL = "order_gateway";
    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int WAITING = 10_000;

    private final Vertx vertx;
    private final Pool pool;
    private final Event<Hint> heard;

    // guarded by this
    private final Map<OrderId, Boolean> changed = new HashMap<>();
    private boolean leasesMoved;
    private boolean isSending;
    private boolean isStopped;
    private @Nullable PgConnection connection;

    Hints(Vertx vertx, Pool pool, Event<Hint> heard) {
        this.vertx = vertx;
        this.pool = pool;
        this.heard = heard;
    }

    /** Tells the others soon that an order was changed; what nobody can be told now is forgotten. */
    public synchronized void changed(OrderId id, boolean lookOwed) {
        if (connection != null && (changed.size() < WAITING || changed.containsKey(id))) {
            changed.merge(id, lookOwed, Boolean::logicalOr);
            send();
        }
    }

    /** Tells the others soon that there is something to do about shards. */
    public synchronized void leasesMoved() {
        if (connection != null) {
            leasesMoved = true;
            send();
        }
    }

    void start(@Observes StartupEvent start) {
        connect();
    }

    synchronized void stop(@Observes ShutdownEvent shutdown) {
        isStopped = true;
        if (connection != null) {
            release(connection);
        }
    }

    private void connect() {
        pool.getConnection().compose(this::listening)
                .onSuccess(this::connected)
                .onFailure(failure -> {
                    LOG.debugf("nothing can be heard of other replicas: %s", failure);
                    reconnectLater();
                });
    }

    private Future<PgConnection> listening(SqlConnection pooled) {
        var fresh = PgConnection.cast(pooled);
        return fresh.query("listen " + CHANNEL).execute().<PgConnection> map(_ -> fresh)
                .onFailure(_ -> fresh.close());
    }

    private void connected(PgConnection fresh) {
        fresh.notificationHandler(notification -> take(fresh, notification));
        fresh.closeHandler(_ -> lost());
        synchronized (this) {
            if (isStopped) {
                release(fresh);
                return;
            }
            connection = fresh;
        }
        heard.fire(new Hint.Missed());
    }

    private synchronized void lost() {
        connection = null;
        changed.clear();
        isSending = false;
        reconnectLater();
    }

    private synchronized void reconnectLater() {
        if (!isStopped) {
            vertx.setTimer(RECONNECT.toMillis(), _ -> connect());
        }
    }

    private void take(PgConnection own, PgNotification notification) {
        if (notification.getProcessId() != own.processId()) {
            HintText.read(notification.getPayload()).forEach(heard::fire);
        }
    }

    private synchronized void send() {
        var open = connection;
        if (isSending || open == null) {
            return;
        }
        var text = HintText.of(next(), leasesMoved);
        leasesMoved = false;
        isSending = true;
        open.preparedQuery("select pg_notify($1, $2)").execute(Tuple.of(CHANNEL, text))
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(_ -> vertx.setTimer(GATHERING.toMillis(), _ -> sent()))
                .onFailure(_ -> giveUp(open));
    }

    private synchronized void giveUp(PgConnection silent) {
        if (silent.equals(connection)) {
            release(silent);
            lost();
        }
    }

    /** It goes back to the pool, where nobody expects it to hear anything. */
    private static void release(PgConnection used) {
        used.closeHandler(null).notificationHandler(null);
        used.query("unlisten *").execute().onComplete(_ -> used.close());
    }

    private synchronized void sent() {
        isSending = false;
        if (!changed.isEmpty() || leasesMoved) {
            send();
        }
    }

    private List<Hint.Changed> next() {
        var next = new ArrayList<Hint.Changed>();
        var rest = changed.entrySet().iterator();
        while (rest.hasNext() && next.size() < HintText.MOST) {
            var entry = rest.next();
            next.add(new Hint.Changed(entry.getKey(), entry.getValue()));
            rest.remove();
        }
        return next;
    }
}
