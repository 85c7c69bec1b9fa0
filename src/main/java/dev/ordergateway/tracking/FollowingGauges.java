package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.ordergateway.order.OrderStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;

/** How the orders that this replica follows are doing, counted anew for whoever asks, but not more than once a second. */
@ApplicationScoped
class FollowingGauges {

    private static final Duration AS_GOOD_AS_NEW = Duration.ofSeconds(1);
    private static final Set<OrderStatus> STATUSES = EnumSet.of(OrderStatus.WAITING_FOR_PAYMENT,
            OrderStatus.WAITING_FOR_DELIVERY, OrderStatus.WAITING_FOR_MANUAL_ACTION, OrderStatus.DONE);
    private static final Set<Watch> WATCHES = EnumSet.of(Watch.WAITING, Watch.STREAMING, Watch.RECONNECTING, Watch.POLLING);

    private final OpenOrders openOrders;
    private final OwnShards own;
    private final StreamGate gate;
    private final MeterRegistry registry;
    private final Clock clock;

    // guarded by this
    private Count last = new Count(Instant.MIN, Map.of(), Instant.MAX);

    private record Kind(OrderStatus status, Watch watch) {
    }

    private record Count(Instant at, Map<Kind, Integer> orders, Instant oldest) {
    }

    FollowingGauges(OpenOrders openOrders, OwnShards own, StreamGate gate, MeterRegistry registry, Clock clock) {
        this.openOrders = openOrders;
        this.own = own;
        this.gate = gate;
        this.registry = registry;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        STATUSES.forEach(status -> WATCHES.forEach(watch -> count(new Kind(status, watch))));
        Gauge.builder("gateway.streams.open", gate, StreamGate::open)
                .description("Open event streams of the partner").register(registry);
        Gauge.builder("gateway.shards.held", own, OwnShards::count)
                .description("Shards of orders that this replica follows, of 64").register(registry);
        Gauge.builder("gateway.orders.unobserved.oldest", this, gauges -> gauges.secondsUnobserved())
                .description("How long ago the order was seen at the partner that was seen longest ago")
                .baseUnit("seconds").register(registry);
    }

    private void count(Kind kind) {
        Gauge.builder("gateway.orders.followed", this, gauges -> gauges.now().orders.getOrDefault(kind, 0))
                .description("Open orders that this replica follows, and delivered ones that lack something")
                .tags(Tags.of("status", kind.status.label(), "watch", kind.watch.label())).register(registry);
    }

    private double secondsUnobserved() {
        var oldest = now().oldest;
        return oldest.equals(Instant.MAX) ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
    }

    private synchronized Count now() {
        var now = clock.instant();
        if (last.at.isBefore(now.minus(AS_GOOD_AS_NEW))) {
            last = counted(now);
        }
        return last;
    }

    private Count counted(Instant now) {
        var orders = new HashMap<Kind, Integer>();
        var oldest = Instant.MAX;
        for (var tracker : openOrders.trackers()) {
            orders.merge(new Kind(tracker.order().status(), tracker.watch()), 1, Integer::sum);
            oldest = tracker.seenAt().isBefore(oldest) ? tracker.seenAt() : oldest;
        }
        return new Count(now, orders, oldest);
    }
}
