package dev.ordergateway.tracking;

import java.util.HashSet;
import java.util.Set;

import dev.ordergateway.order.OrderId;

/** What the last attempts to open a stream say about the next. Used by one thread at a time. */
final class StreamTrouble {

    private static final int SOME = 3;
    private static final int MANY = 10;
    private static final int ORDERS = 5;

    private final Set<OrderId> orders = new HashSet<>();
    private int failures;

    /**
     * None has succeeded since. An order whose streams fail again and again says nothing of the others.
     *
     * @param before how many streams of this order had failed in a row before this one
     */
    void failed(OrderId id, int before) {
        if (before >= Rhythm.FAILURES) {
            return;
        }
        failures++;
        if (orders.size() < ORDERS) {
            orders.add(id);
        }
    }

    void isOver() {
        failures = 0;
        orders.clear();
    }

    /** Some have failed and none succeeded since: whoever gave up should be told when one does. */
    boolean isSuspected() {
        return failures >= SOME;
    }

    /** So many of so many orders have failed that others need not try. A few orders may fail for reasons of their own. */
    boolean isGeneral() {
        return failures >= MANY && orders.size() >= ORDERS;
    }
}
