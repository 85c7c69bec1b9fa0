package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SlowStreamTest.LongTimeouts.class)
class SweepTest {

    @Inject
    OpenOrders openOrders;
    @Inject
    OwnShards own;
    @Inject
    Sweep sweep;
    @Inject
    Database database;

    @AfterEach
    void repair() throws SQLException {
        database.execute("""
                update orders set deliveries = '{"items":[]}' where deliveries @> '{"items":[{"position":"first"}]}'""");
        PartnerControl.release();
    }

    @Test
    void orderThatCannotBeReadKeepsNoOtherFromBeingFollowed() throws SQLException {
        PartnerControl.hold();
        var orders = Stream.generate(PlacedOrder::placeAndStream).limit(5).toList();
        eventually(() -> assertThat(own.settled()).hasSize(64));
        openOrders.leave(own.settled());
        var damaged = orders.get(2);
        database.execute(
                "update orders set deliveries = '{\"items\":[{\"position\":\"first\"}]}' where id = '" + damaged.id() + "'");

        sweep.over(own.settled()).await().atMost(Duration.ofSeconds(30));

        assertThat(orders).filteredOn(order -> !openOrders.isFollowed(order.orderId())).containsExactly(damaged);
    }
}
