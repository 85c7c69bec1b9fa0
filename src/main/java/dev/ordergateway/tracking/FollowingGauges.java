package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.tracking.FollowingCount.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;

/** How the orders that this replica follows are doing, for the metrics. */
@ApplicationScoped
class FollowingGauges {

    private static final Set<OrderStatus> STATUSES = EnumSet.of(OrderStatus.WAITING_FOR_PAYMENT,
            OrderStatus.WAITING_FOR_DELIVERY, OrderStatus.WAITING_FOR_MANUAL_ACTION, OrderStatus.DONE);
    private static final Set<Watch> WATCHES = EnumSet.of(Watch.WAITING, Watch.STREAMING, Watch.RECONNECTING, Watch.POLLING);

    private final FollowingCount following;
    private final OwnShards own;
    private final StreamGate gate;
    private final MeterRegistry registry;
    private final Clock clock;

    FollowingGauges(FollowingCount following, OwnShards own, StreamGate gate, MeterRegistry registry, Clock clock) {
        this.following = following;
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
        Gauge.builder("gateway.orders.followed", this, gauges -> gauges.following.recent().orders().getOrDefault(kind, 0))
                .description("Open orders that this replica follows, and delivered ones that lack something")
                .tags(Tags.of("status", kind.status().label(), "watch", kind.watch().label())).register(registry);
    }

    private double secondsUnobserved() {
        var oldest = following.recent().oldest();
        return oldest.equals(Instant.MAX) ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
    }
}
