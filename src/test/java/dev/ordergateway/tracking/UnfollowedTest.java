package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.Shards;
import dev.ordergateway.support.Metrics;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What the metrics tell of an order of this replica's that it does not follow. */
@QuarkusTest
@TestProfile(Alone.class)
class UnfollowedTest {

    private static final Duration A_SCRAPE = Duration.ofSeconds(31);
    private static final String UNOBSERVED = "gateway_orders_unobserved_oldest_seconds";
    private static final Map<String, String> NOBODYS = Map.of("followed", "no");

    @Inject
    OpenOrders openOrders;
    @Inject
    OrderStore store;
    @Inject
    MovedClock clock;

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void orderWithoutATrackerIsMissedUntilItHasOneAgain() {
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        eventually(() -> assertThat(missedAfterAnotherScrape()).isZero());

        openOrders.leave(Set.of(Shards.of(order.orderId())));
        eventually(() -> assertThat(missedAfterAnotherScrape()).isGreaterThan(300));
        assertThat(Metrics.value(UNOBSERVED, Map.of("followed", "yes"))).isZero();

        openOrders.follow(store.find(order.orderId()).subscribeAsCompletionStage().join().order(), true);
        eventually(() -> assertThat(missedAfterAnotherScrape()).isZero());
    }

    @Test
    void orderThatIsFollowedIsNeverMissed() {
        PartnerControl.hold();
        PlacedOrder.placeAndStream();
        eventually(() -> assertThat(missedAfterAnotherScrape()).isZero());

        for (int i = 0; i < 20; i++) {
            assertThat(missedAfterAnotherScrape()).isZero();
        }
    }

    private double missedAfterAnotherScrape() {
        clock.pass(A_SCRAPE);
        return Metrics.value(UNOBSERVED, NOBODYS);
    }
}
