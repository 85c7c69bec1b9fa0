package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.ReplicaReport;

/** The orders that this replica follows, counted anew for whoever asks, but not more than once a second. */
@ApplicationScoped
class FollowingCount {

    private static final Duration AS_GOOD_AS_NEW = Duration.ofSeconds(1);

    private final OpenOrders openOrders;
    private final StreamGate gate;
    private final Clock clock;

    // guarded by this
    private Count last = new Count(Instant.MIN, Map.of(), Instant.MAX);

    record Kind(OrderStatus status, Watch watch) {
    }

    /** @param observedUntil until when all of them are observed, or were; {@link Instant#MAX} when there are none */
    record Count(Instant at, Map<Kind, Integer> orders, Instant observedUntil) {
    }

    FollowingCount(OpenOrders openOrders, StreamGate gate, Clock clock) {
        this.openOrders = openOrders;
        this.gate = gate;
        this.clock = clock;
    }

    synchronized Count recent() {
        var now = clock.instant();
        if (last.at.isBefore(now.minus(AS_GOOD_AS_NEW))) {
            last = counted(now);
        }
        return last;
    }

    /** What the others should know: of delivered orders that lack something they need not. */
    ReplicaReport report() {
        var watched = recent().orders.entrySet().stream()
                .filter(entry -> entry.getKey().status.phase() == Phase.OPEN)
                .filter(entry -> Watch.FOLLOWING.contains(entry.getKey().watch))
                .collect(Collectors.toMap(entry -> entry.getKey().watch.label(), Map.Entry::getValue, Integer::sum));
        return new ReplicaReport(gate.open(), watched);
    }

    private Count counted(Instant now) {
        var orders = new HashMap<Kind, Integer>();
        var observedUntil = Instant.MAX;
        for (var tracker : openOrders.trackers()) {
            orders.merge(new Kind(tracker.order().status(), tracker.watch()), 1, Integer::sum);
            var until = tracker.observedUntil();
            observedUntil = until.isBefore(observedUntil) ? until : observedUntil;
        }
        return new Count(now, orders, observedUntil);
    }
}
