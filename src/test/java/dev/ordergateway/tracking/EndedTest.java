package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.store.Hints;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Following that has ended for good, beside the application's own, which goes on. */
@QuarkusTest
@TestProfile(SlowStreamTest.LongTimeouts.class)
class EndedTest {

    @Inject
    RealEffects effects;
    @Inject
    OrderStore store;
    @Inject
    OwnShards own;
    @Inject
    Hints hints;
    @Inject
    TrackingConfig config;
    @Inject
    Clock clock;

    @AfterEach
    void release() {
        PartnerControl.release();
    }

    @Test
    void followsNothingAnyMoreThoughItStillHasItsShards() {
        eventually(() -> assertThat(own.settled()).hasSize(64));
        PartnerControl.hold();
        var placed = PlacedOrder.placeAndStream();
        var id = placed.orderId();
        var order = store.find(id).await().atMost(Duration.ofSeconds(30)).order();
        var openOrders = new OpenOrders(effects, store, own, hints, config, clock);
        openOrders.follow(order, false);
        eventually(() -> assertThat(placed.partner().openStreams()).isEqualTo(2));

        openOrders.stop();
        assertThat(openOrders.isFollowed(id)).isFalse();
        openOrders.follow(order, true);

        assertThat(own.follow(id)).isTrue();
        assertThat(openOrders.isFollowed(id)).isFalse();
        eventually(() -> assertThat(placed.partner().openStreams()).isEqualTo(1));
    }
}
