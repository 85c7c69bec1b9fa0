package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.store.Lease;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.NoTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The only replica, settled in every shard, when another comes. */
@QuarkusTest
@TestProfile(NoTracking.class)
class LeaseRoundsTest {

    @Inject
    LeaseRounds rounds;
    @Inject
    ReplicaName name;
    @Inject
    Database database;

    @BeforeEach
    void anotherComes() throws SQLException {
        nobodyIsThere();
        database.execute("update shard_leases set owner = '%s', until = now() + interval '1 hour', settled = true"
                .formatted(name.text()));
        database.execute("insert into replicas (name, until) values ('another', now() + interval '1 hour')");
    }

    @AfterEach
    void nobodyIsThere() throws SQLException {
        database.execute("delete from replicas");
        database.execute("update shard_leases set owner = null, until = 'epoch', settled = false");
    }

    @Test
    void givesSomeInEachTimeOfRenewalAndOneAfterTheOtherWhenItLeaves() {
        assertThat(kept()).isEqualTo(60);
        assertThat(kept()).as("in the same time").isEqualTo(60);

        rounds.leave(Duration.ofHours(1));
        assertThat(kept()).isEqualTo(59);
        assertThat(kept()).as("in the same minute").isEqualTo(59);

        rounds.leave(Duration.ofDays(365));
        assertThat(rounds.rest()).as("a lease is renewed in time").isEqualTo(Duration.ofMinutes(50));

        rounds.leave(Duration.ofNanos(1));
        assertThat(kept()).isZero();
    }

    private long kept() {
        return rounds.next().await().atMost(Duration.ofSeconds(30)).stream().filter(Lease::isHeld).count();
    }
}
