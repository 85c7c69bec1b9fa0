package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@TestProfile(SlowStreamTest.LongTimeouts.class)
class SlowStreamTest {

    public static class LongTimeouts extends QuickTracking {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("partner.read-timeout", "10m");
            // half of its ten seconds is how long streams are waited for, and no pause of the machine uses that up
            settings.put("tracking.lease.ttl", "10s");
            settings.put("tracking.lease.renew", "500ms");
            return settings;
        }
    }

    @Inject
    OpenOrders openOrders;
    @Inject
    OrderStore store;
    @Inject
    Sweep sweep;
    @Inject
    OwnShards own;

    @AfterEach
    void release() {
        PartnerControl.release();
    }

    @Test
    void orderWhoseStreamIsNotAnsweredHoldsUpNoOther() {
        PartnerControl.hold();
        var slow = PlacedOrder.placeAndStream();
        var other = PlacedOrder.placeAndStream();
        slow.partner().fails("subscribe", "hang", 1);

        eventually(() -> assertThat(own.settled()).hasSize(64));

        openOrders.leave(own.settled());
        var _ = await(sweep.over(own.settled()));

        assertThat(watch(slow)).isEqualTo(Watch.RECONNECTING);
        eventually(() -> assertThat(watch(other)).isEqualTo(Watch.STREAMING));
        assertThat(watch(slow)).isEqualTo(Watch.RECONNECTING);
    }

    /** Another replica follows it until this one says that it has all orders of the shard. */
    @Test
    void orderHeardOfWhileItsShardIsTakenOverIsWaitedFor() {
        PartnerControl.hold();
        var heard = PlacedOrder.placeAndStream();
        eventually(() -> assertThat(own.settled()).hasSize(64));
        openOrders.leave(own.settled());
        heard.partner().isLate("subscribe", 500);
        openOrders.follow(stored(heard), false);

        var _ = await(sweep.over(own.settled()));

        assertThat(watch(heard)).isEqualTo(Watch.STREAMING);
    }

    private Watch watch(PlacedOrder order) {
        return openOrders.watch(stored(order));
    }

    private Order stored(PlacedOrder order) {
        return await(store.find(new OrderId(UUID.fromString(order.id())))).order();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
