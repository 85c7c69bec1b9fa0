package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A replica that leaves for good, so nobody else uses this one. */
@QuarkusTest
@TestProfile(LeavingTest.OnItsOwn.class)
class LeavingTest {

    public static class OnItsOwn extends SlowStreamTest.LongTimeouts {
    }

    @Inject
    LeaseKeeper leases;
    @Inject
    OpenOrders openOrders;
    @Inject
    OwnShards own;
    @Inject
    Database database;

    @AfterEach
    void takeBack() throws SQLException {
        database.execute("delete from replicas where name = 'another'");
        database.execute("update shard_leases set until = now()");
        PartnerControl.release();
    }

    @Test
    void hasNotLeftBeforeWhoeverTookItsOrdersHasHeardOfThem() throws SQLException {
        eventually(() -> assertThat(own.settled()).hasSize(64));
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        var id = order.orderId();
        database.execute("insert into replicas (name, until) values ('another', now() + interval '1 hour')");

        var gone = leases.leave(Duration.ofMillis(500)).subscribeAsCompletionStage();
        database.execute(
                """
                        update shard_leases set owner = 'another', until = now() + interval '1 hour', token = token + 1, settled = true""");

        eventually(() -> assertThat(own.isNone()).isTrue());
        assertThat(openOrders.isFollowed(id)).isTrue();
        assertThat(gone).isNotDone();
        eventually(() -> assertThat(gone).isDone());
        assertThat(openOrders.isFollowed(id)).isFalse();
    }
}
