package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A replica that has ended for good, so nobody else uses this one. */
@QuarkusTest
@TestProfile(EndedTest.OnItsOwn.class)
class EndedTest {

    public static class OnItsOwn extends SlowStreamTest.LongTimeouts {
    }

    @Inject
    OpenOrders openOrders;
    @Inject
    OwnShards own;

    @AfterEach
    void release() {
        PartnerControl.release();
    }

    @Test
    void followsNothingAnyMoreThoughItStillHasItsShards() {
        eventually(() -> assertThat(own.settled()).hasSize(64));
        PartnerControl.hold();
        var id = new OrderId(UUID.fromString(PlacedOrder.placeAndStream().id()));
        var order = openOrders.trackers().stream().map(OrderTracker::order).filter(each -> each.id().equals(id)).findAny()
                .orElseThrow();

        openOrders.stop();
        openOrders.follow(order, true);

        assertThat(own.follow(id)).isTrue();
        assertThat(openOrders.isFollowed(id)).isFalse();
    }
}
