package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
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

    static final String UNOBSERVED = "gateway.orders.unobserved.oldest";
    static final String UNOBSERVED_IS = "For how long nobody has looked at the order that should have been looked at first";

    private static final Set<OrderStatus> STATUSES = EnumSet.of(OrderStatus.WAITING_FOR_PAYMENT,
            OrderStatus.WAITING_FOR_DELIVERY, OrderStatus.WAITING_FOR_MANUAL_ACTION, OrderStatus.DONE);
    private static final Set<Watch> WATCHES = EnumSet.of(Watch.WAITING, Watch.STREAMING, Watch.RECONNECTING, Watch.POLLING);

    private final FollowingCount following;
    private final OwnShards own;
    private final StreamGate gate;
    private final StoreWatch store;
    private final MeterRegistry registry;
    private final Clock clock;

    FollowingGauges(FollowingCount following, OwnShards own, StreamGate gate, StoreWatch store, MeterRegistry registry,
            Clock clock) {
        this.following = following;
        this.own = own;
        this.gate = gate;
        this.store = store;
        this.registry = registry;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        STATUSES.forEach(status -> WATCHES.forEach(watch -> count(new Kind(status, watch))));
        Gauge.builder("gateway.streams.open", gate, StreamGate::open)
                .description("Open event streams of the partner").register(registry);
        Gauge.builder("gateway.shards.held", own, OwnShards::count)
                .description("Shards of orders that this replica follows, of 64").register(registry);
        Gauge.builder(UNOBSERVED, this, gauges -> gauges.secondsUnobserved())
                .description(UNOBSERVED_IS).baseUnit("seconds").tag("followed", "yes").register(registry);
        Gauge.builder("gateway.database.away", store, known -> known.isAway() ? 1 : 0)
                .description("1 while the database does not take what it is told").register(registry);
    }

    private void count(Kind kind) {
        Gauge.builder("gateway.orders.followed", this, gauges -> gauges.following.recent().orders().getOrDefault(kind, 0))
                .description("Open orders that this replica follows, and delivered ones that lack something")
                .tags(Tags.of("status", kind.status().label(), "watch", kind.watch().label())).register(registry);
    }

    private double secondsUnobserved() {
        var observedUntil = following.recent().observedUntil();
        var now = clock.instant();
        return observedUntil.isAfter(now) ? 0 : Duration.between(observedUntil, now).toMillis() / 1e3;
    }
}
