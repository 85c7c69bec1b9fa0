package dev.ordergateway.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;

/**
 * Tells the other replicas what has happened. A transaction that notified would make all writers wait for each other, so
 * hints leave after the commit, and those that come while others are leaving go together.
 */
@ApplicationScoped
public class Hints {

    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final int WAITING = 10_000;

    private final Vertx vertx;
    private final OwnConnection connection;

    // guarded by this
    private final Map<OrderId, Boolean> changed = new HashMap<>();
    private boolean leasesMoved;
    private boolean isSending;

    Hints(Vertx vertx, OwnConnection connection) {
        this.vertx = vertx;
        this.connection = connection;
    }

    /** Tells the others soon that an order was changed; what nobody can be told now is forgotten. */
    public synchronized void changed(OrderId id, boolean lookOwed) {
        if (connection.isPresent() && (changed.size() < WAITING || changed.containsKey(id))) {
            changed.merge(id, lookOwed, Boolean::logicalOr);
            send();
        }
    }

    /** Tells the others soon that there is something to do about shards. */
    public synchronized void leasesMoved() {
        leasesMoved = true;
        send();
    }

    private synchronized void send() {
        if (isSending) {
            return;
        }
        isSending = true;
        var text = HintText.of(next(), leasesMoved);
        leasesMoved = false;
        connection.execute("select pg_notify($1, $2)", Tuple.of(OwnConnection.CHANNEL, text))
                .onComplete(_ -> vertx.setTimer(GATHERING.toMillis(), _ -> sent()));
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
