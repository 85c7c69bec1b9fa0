package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.Shards;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** An order whose shard another replica takes over and gives back. */
@QuarkusTest
@TestProfile(SlowStreamTest.LongTimeouts.class)
class HandedOverTest {

    @Inject
    OpenOrders openOrders;
    @Inject
    OwnShards own;
    @Inject
    Database database;

    private PlacedOrder order;
    private OrderId id;

    @BeforeEach
    void follow() {
        eventually(() -> assertThat(own.settled()).hasSize(64));
        PartnerControl.hold();
        order = PlacedOrder.placeAndStream();
        id = new OrderId(UUID.fromString(order.id()));
    }

    @AfterEach
    void takeBack() throws SQLException {
        anotherHasIt("now()");
        PartnerControl.release();
    }

    @Test
    void isFollowedForAWhileUntilTheOtherHasHeardOfIt() throws SQLException {
        anotherHasIt("now() + interval '1 hour'");

        eventually(() -> assertThat(own.follow(id)).isFalse());
        assertThat(openOrders.isFollowed(id)).isTrue();
        assertThat(order.partner().openStreams()).isEqualTo(1);
        eventually(() -> assertThat(order.partner().openStreams()).isZero());
        assertThat(openOrders.isFollowed(id)).isFalse();
    }

    @Test
    void isFollowedOnWhenItComesBackMeanwhile() throws SQLException {
        anotherHasIt("now() + interval '1 hour'");
        eventually(() -> assertThat(own.follow(id)).isFalse());
        anotherHasIt("now()");
        eventually(() -> assertThat(own.settled()).hasSize(64));

        await().atMost(Duration.ofSeconds(30)).during(Duration.ofSeconds(4)).untilAsserted(() -> {
            assertThat(order.partner().openStreams()).isEqualTo(1);
            assertThat(order.partner().subscriptions()).isEqualTo(1);
        });
    }

    private void anotherHasIt(String until) throws SQLException {
        database.execute("""
                update shard_leases set owner = 'another', until = %s, token = token + 1, settled = true where shard = %d"""
                .formatted(until, Shards.of(id)));
    }
}
