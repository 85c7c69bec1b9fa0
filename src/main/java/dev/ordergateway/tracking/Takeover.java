package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The stored orders that need following, handed out at a measured pace so that a start is no storm for the partner. */
@ApplicationScoped
class Takeover {

    private static final int PAGE = 500;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final OrderStore store;
    private final TrackingConfig config;
    private final Pause pause;
    private final Clock clock;

    Takeover(OrderStore store, TrackingConfig config, Pause pause, Clock clock) {
        this.store = store;
        this.config = config;
        this.pause = pause;
        this.clock = clock;
    }

    /** Begins anew when the database fails, so an order can come twice. */
    Multi<Order> orders() {
        return Multi.createBy().repeating().uni(Pages::new, Pages::next).whilst(page -> page.size() == PAGE)
                .onItem().<StoredOrder> disjoint()
                .onItem().call(() -> pause.of(gap()))
                .onItem().transform(StoredOrder::order)
                // runs once and ends, so that its back-off never resets does not matter
                .onFailure().retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely();
    }

    /** Anything between nothing and two average gaps. */
    private Duration gap() {
        return Duration.ofNanos((long) (2e9 / config.startRate() * ThreadLocalRandom.current().nextDouble()));
    }

    private final class Pages {

        private @Nullable OrderId last;

        Uni<List<StoredOrder>> next() {
            return store.needingFollowing(last, clock.instant().minus(Deadlines.CODES), PAGE).invoke(page -> {
                if (!page.isEmpty()) {
                    last = page.getLast().order().id();
                }
            });
        }
    }
}
