package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.Metrics;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.NoTracking;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What a replica tells of orders that no replica follows. */
@QuarkusTest
@TestProfile(NoTracking.class)
class NobodysOrdersTest {

    @Inject
    Database database;
    @Inject
    MovedClock clock;

    @AfterEach
    void nobodyHasShards() throws SQLException {
        shards("null", "'epoch'");
        PartnerControl.heal();
    }

    @Test
    void orderInAShardOfNobodysIsMissed() {
        PlacedOrder.place();

        eventually(() -> assertThat(missedAfterAnotherScrape()).isGreaterThan(300));
    }

    /** Whoever has not settled may not have begun to follow it, and whoever had it before may be dead. */
    @Test
    void orderInAShardWhoseOwnerDoesNotSettleIsMissed() throws SQLException {
        PlacedOrder.place();
        shards("'another'", "now() + interval '1 hour'");

        eventually(() -> assertThat(missedAfterAnotherScrape()).isGreaterThan(300));
    }

    @Test
    void orderInAShardThatAnotherFollowsIsTheOthersToMiss() throws SQLException {
        PlacedOrder.place();
        shards("'another'", "now() + interval '1 hour'");
        database.execute("update shard_leases set settled = true");
        eventually(() -> assertThat(missedAfterAnotherScrape()).isZero());

        for (int i = 0; i < 20; i++) {
            assertThat(missedAfterAnotherScrape()).isZero();
        }
    }

    private void shards(String owner, String until) throws SQLException {
        database.execute("update shard_leases set owner = %s, until = %s, settled = false".formatted(owner, until));
    }

    private double missedAfterAnotherScrape() {
        clock.pass(Duration.ofSeconds(31));
        return Metrics.value("gateway_orders_unobserved_oldest_seconds", Map.of("followed", "no"));
    }
}
