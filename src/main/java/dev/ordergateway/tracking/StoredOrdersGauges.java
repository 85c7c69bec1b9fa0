package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.store.AskingOrders;
import dev.ordergateway.store.AskingOrders.Asking;
import dev.ordergateway.store.LateOrders;
import dev.ordergateway.store.OrderCount;
import dev.ordergateway.store.OrderCounts;
import dev.ordergateway.store.OrderFigures;
import dev.ordergateway.store.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/**
 * How all stored orders are doing, for the metrics. Every replica tells the same, but for orders that are not followed: of
 * those each knows its own shards and those that nobody has.
 */
@ApplicationScoped
class StoredOrdersGauges {

    private final MeterRegistry registry;
    private final Background<OrderCount> statuses;
    private final Background<AskingOrders> attention;
    private final Background<LateOrders.Waits> waits;
    private final Background<Duration> unfollowed;

    StoredOrdersGauges(OrderCounts counts, OrderFigures figures, LateOrders late, Unfollowed orders, MeterRegistry registry,
            Clock clock) {
        this.registry = registry;
        this.statuses = new Background<>(() -> counts.recent()
                .map(count -> new Reading<>(count.orElse(null), count.map(OrderCount::at).orElse(null), null)), clock);
        this.attention = new Background<>(figures::asking, clock);
        this.waits = new Background<>(late::recent, clock);
        this.unfollowed = new Background<>(orders::longest, clock);
    }

    void start(@Observes StartupEvent start) {
        for (var status : OrderStatus.values()) {
            Gauge.builder("gateway.orders.stored", statuses,
                    figure -> figure.value(count -> count.byStatus().getOrDefault(status.label(), 0L)))
                    .description("Orders there are").tag("status", status.label()).register(registry);
        }
        for (var flag : Attention.values()) {
            Gauge.builder("gateway.orders.attention", attention, figure -> figure.value(asking -> count(asking, flag)))
                    .description("Orders that ask for a person, no more than 10,000 of each kind")
                    .tag("attention", flag.name()).register(registry);
        }
        seconds("gateway.orders.unconfirmed.oldest", waits, LateOrders.Waits::unconfirmed,
                "How long the order has been Unconfirmed that has been for longest").register(registry);
        seconds("gateway.orders.due.oldest", waits, LateOrders.Waits::due,
                "How long the order has been due that has been for longest").register(registry);
        seconds(FollowingGauges.UNOBSERVED, unfollowed, longest -> longest, FollowingGauges.UNOBSERVED_IS)
                .tag("followed", "no").register(registry);
        age("status", statuses);
        age("attention", attention);
        age("waits", waits);
        age("unfollowed", unfollowed);
    }

    private static <T> Gauge.Builder<?> seconds(String name, Background<T> figure, Function<T, Duration> of, String text) {
        return Gauge.builder(name, figure, known -> known.value(value -> of.apply(value).toMillis() / 1e3))
                .description(text).baseUnit("seconds");
    }

    private void age(String name, Background<?> figure) {
        Gauge.builder("gateway.figures.age", figure, Background::secondsOld)
                .description("How old what the metrics tell of all stored orders is")
                .baseUnit("seconds").tag("figure", name).register(registry);
    }

    private static long count(AskingOrders asking, Attention flag) {
        return asking.byFlag().stream().filter(each -> each.flag() == flag).mapToLong(Asking::count).sum();
    }
}
