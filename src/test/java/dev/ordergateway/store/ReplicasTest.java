package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.NoTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What replicas tell of themselves. */
@QuarkusTest
@TestProfile(NoTracking.class)
class ReplicasTest extends LeaseCalls {

    @Inject
    Replicas replicas;

    @Test
    void eachIsShownAsItToldLast() {
        tell("b", new ReplicaReport(1, Map.of("streaming", 1)));
        tell("b", new ReplicaReport(7, Map.of("streaming", 5, "polling", 2)));
        tell("a", IDLE);
        renew("b", Set.of());
        tell("a", new ReplicaReport(3, Map.of("reconnecting", 3)));
        tell("b", new ReplicaReport(8, Map.of("streaming", 8)));

        assertThat(await(replicas.living())).containsExactly(
                new Replica("a", 32, new ReplicaReport(3, Map.of("reconnecting", 3))),
                new Replica("b", 32, new ReplicaReport(8, Map.of("streaming", 8))));
    }

    @Test
    void oneOfTheVersionBeforeTellsNothing() throws SQLException {
        database.execute("insert into replicas (name, until) values ('old', now() + interval '1 hour')");

        assertThat(await(replicas.living())).containsExactly(new Replica("old", 0, IDLE));
    }

    @Test
    void whoIsGoneOrLeavesIsNotShownAndWhatItHadIsNobodys() {
        renew("dead", GONE_AT_ONCE, ALL);
        renew("a", ALL);
        await(leases.offer("a", LONG, 0));

        assertThat(await(replicas.living())).isEmpty();

        renew("c", GONE_AT_ONCE, ALL);
        renew("a", ALL);
        renew("b", Set.of());
        renew("a", ALL);
        assertThat(await(replicas.living())).containsExactly(new Replica("a", 60, IDLE), new Replica("b", 0, IDLE));
    }

    private void tell(String replica, ReplicaReport report) {
        await(leases.renew(replica, LONG, Set.of(), report, true));
    }
}
