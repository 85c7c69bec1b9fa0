package dev.ordergateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.store.OrderStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Considers the orders that only time brings up: an answer that never came, a deadline that passed, an ending that may move
 * again. The database says which they are, so nothing is lost with a replica, and replicas do not get in each other's way.
 */
@ApplicationScoped
class DueOrders {

    private static final Logger LOG = Logger.getLogger(DueOrders.class);
    private static final int MOST = 100;
    private static final int AT_ONCE = 32;
    /** Longer than a scan takes; what it did not come to is due again then. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final OrderStore store;
    private final RealEffects effects;
    private final OpenOrders openOrders;
    private final Deadlines deadlines;
    private final Pause pause;
    private final TrackingConfig config;
    private final Clock clock;
    private volatile Cancellable scanning = () -> {
    };

    DueOrders(OrderStore store, RealEffects effects, OpenOrders openOrders, Deadlines deadlines, Pause pause,
            TrackingConfig config, Clock clock) {
        this.store = store;
        this.effects = effects;
        this.openOrders = openOrders;
        this.deadlines = deadlines;
        this.pause = pause;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (config.enabled()) {
            scanning = Multi.createBy().repeating().uni(() -> pause.of(config.scanInterval()).chain(this::scan)).indefinitely()
                    .subscribe().with(
                            _ -> LOG.trace("scanned"),
                            failure -> LOG.error("scanning for due orders ended by a fault of its own", failure));
        }
    }

    /** Before the orders are left, because what was found due is followed. */
    void stop(@Observes @Priority(50) ShutdownEvent shutdown) {
        scanning.cancel();
    }

    /** One round; never fails. */
    private Uni<Integer> scan() {
        var now = clock.instant();
        return store.claimDue(now, now.plus(CLAIM), MOST)
                .chain(this::considered)
                .onFailure().invoke(failure -> LOG.warnf("the orders that are due could not be read: %s", failure))
                .onFailure().recoverWithItem(0);
    }

    private Uni<Integer> considered(List<OrderId> due) {
        return Multi.createFrom().iterable(due)
                .onItem().transformToUni(this::consider).merge(AT_ONCE)
                .collect().asList()
                .map(List::size);
    }

    /** The partner is asked first, because what it shows may make the deadline pointless. */
    private Uni<Void> consider(OrderId id) {
        return store.find(id)
                .chain(stored -> looked(stored.order()))
                .chain(() -> store.observe(id, new Observation.TimePassed(clock.instant(), deadlines)))
                .invoke(observed -> openOrders.follow(observed.stored().order(), false))
                .onFailure().invoke(failure -> LOG.warnf("a due order was not considered orderId=%s: %s", id, failure))
                .replaceWithVoid()
                .onFailure().recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> looked(Order order) {
        return order.partnerOrderId() == null ? Uni.createFrom().voidItem()
                : Look.at(order, effects.on(order), clock)
                        .replaceWithVoid()
                        .onFailure(PartnerFailure.class).recoverWithUni(() -> Uni.createFrom().voidItem());
    }
}
