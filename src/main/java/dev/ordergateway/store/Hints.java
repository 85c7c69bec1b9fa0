package dev.ordergateway.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import io.vertx.sqlclient.Tuple;

/**
 * Tells the other replicas what has happened. A transaction that notified would make all writers wait for each other, so
 * hints leave after the commit, and those that come while others are leaving go together.
 */
@ApplicationScoped
public class Hints {

    private static final Duration GATHERING = Duration.ofMillis(10);
    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final int WAITING = 10_000;

    private final Timers timers;
    private final OwnConnection connection;

    // guarded by this
    private final Map<OrderId, Boolean> changed = new HashMap<>();
    private long listed;
    private boolean leasesMoved;
    private boolean isLost;
    private boolean isSending;

    Hints(Timers timers, OwnConnection connection) {
        this.timers = timers;
        this.connection = connection;
    }

    /** Tells the others soon that an order was changed; of what cannot be told now they hear later that it was missed. */
    public synchronized void changed(OrderId id, boolean lookOwed) {
        if (connection.isPresent() && (changed.size() < WAITING || changed.containsKey(id))) {
            changed.merge(id, lookOwed, Boolean::logicalOr);
        } else {
            isLost = true;
        }
        send();
    }

    /** Tells the others soon how far the log of events goes. */
    synchronized void eventsListed(long position) {
        listed = position;
        send();
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
        var text = HintText.of(next(), listed, leasesMoved, isLost);
        listed = 0;
        leasesMoved = false;
        isLost = false;
        connection.execute("select pg_notify($1, $2)", Tuple.of(OwnConnection.CHANNEL, text))
                .onComplete(answer -> sent(answer.succeeded()));
    }

    private synchronized void sent(boolean isTold) {
        isLost |= !isTold;
        timers.after(isTold ? GATHERING : TROUBLE, this::sendOn);
    }

    private synchronized void sendOn() {
        isSending = false;
        if (!changed.isEmpty() || listed > 0 || leasesMoved || isLost) {
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
