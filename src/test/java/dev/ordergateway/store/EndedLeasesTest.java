package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.NoTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What becomes of the shards of replicas that could not renew their leases. */
@QuarkusTest
@TestProfile(NoTracking.class)
class EndedLeasesTest extends LeaseCalls {

    @Test
    void shardsOfADeadReplicaAreTaken() {
        renew("dead", GONE_AT_ONCE, ALL);

        assertThat(renew("a", Set.of())).allMatch(held("a")).extracting(Lease::token).containsOnly(2L);
    }

    @Test
    void replicaThatWakesUpHasLostWhatOthersTook() {
        renew("sleeper", GONE_AT_ONCE, ALL);
        renew("a", Set.of());

        var seen = renew("sleeper", ALL);

        assertThat(seen).noneMatch(held("sleeper")).allMatch(held("a"));
        assertThat(seen).as("the sleeper cannot settle for others").noneMatch(Lease::isSettled);
    }

    @Test
    void replicaThatWakesUpToFindNothingTakenGoesOn() {
        renew("sleeper", ALL);
        renew("sleeper", GONE_AT_ONCE, ALL);

        assertThat(renew("sleeper", ALL)).allMatch(held("sleeper")).allMatch(Lease::isSettled)
                .extracting(Lease::token).containsOnly(1L);
    }

    @Test
    void afterATimeWithoutADatabaseEachHasWhatItHad() throws SQLException {
        shared("a", "b");
        var before = owners();

        forAMinuteNobodyCouldRenew();
        renew("a", ALL);
        renew("b", ALL);

        assertThat(owners()).isEqualTo(before);
        assertThat(await(leases.read())).allMatch(Lease::isHeld).allMatch(Lease::isSettled);
    }

    @Test
    void whoeverDoesNotComeBackFromItIsFoundSoonAfter() throws SQLException {
        shared("a", "b");

        forAMinuteNobodyCouldRenew();
        renew("a", ALL);

        assertThat(renew("a", ALL)).allMatch(held("a"));
    }

    @Test
    void whoIsAloneAfterItTakesWhatThoseHadWhoWereDeadBefore() throws SQLException {
        shared("a", "b");
        database.execute("update replicas set until = now() - interval '2 hours' where name = 'b'");

        forAMinuteNobodyCouldRenew();

        assertThat(renew("a", ALL)).allMatch(held("a"));
    }

    @Test
    void nobodyGivesEverythingAtOnceAfterIt() throws SQLException {
        renew("a", ALL);
        renew("b", ALL);
        renew("a", ALL);
        renew("b", ALL);

        forAMinuteNobodyCouldRenew();

        assertThat(renew("a", ALL)).filteredOn(held("a")).as("60, less an eighth of 28").hasSize(56);
    }

    private void shared(String one, String other) {
        renew(one, Set.of());
        renew(other, Set.of());
        renew(one, Set.of());
        renew(other, Set.of());
        renew(one, ALL);
        renew(other, ALL);
    }

    private void forAMinuteNobodyCouldRenew() throws SQLException {
        database.execute("update replicas set until = least(until, now() - interval '1 minute')");
        database.execute("update shard_leases set until = now() - interval '1 minute'");
    }

    private Map<Integer, String> owners() {
        return await(leases.read()).stream().collect(Collectors.toMap(Lease::shard, lease -> String.valueOf(lease.owner())));
    }
}
