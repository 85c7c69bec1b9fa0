package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.NoTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** How replicas share the shards. */
@QuarkusTest
@TestProfile(NoTracking.class)
class ShardLeasesTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration GONE_AT_ONCE = Duration.ZERO;
    private static final Set<Integer> ALL = IntStream.range(0, Shards.COUNT).boxed().collect(Collectors.toUnmodifiableSet());

    @Inject
    ShardLeases leases;
    @Inject
    Database database;
    @Inject
    Pool pool;

    @BeforeEach
    void forget() throws SQLException {
        database.execute("delete from replicas");
        database.execute("update shard_leases set owner = null, until = 'epoch', token = 0, settled = false");
    }

    @Test
    void onlyReplicaHasEveryShard() {
        assertThat(renew("a", Set.of())).hasSize(Shards.COUNT).allMatch(held("a")).noneMatch(Lease::isSettled)
                .extracting(Lease::token).containsOnly(1L);
        assertThat(renew("a", Set.of())).as("renewed and not gained anew").allMatch(held("a"))
                .extracting(Lease::token).containsOnly(1L);
    }

    @Test
    void newcomerGetsItsShareOnceItIsOffered() {
        renew("a", ALL);

        assertThat(renew("b", Set.of())).noneMatch(held("b"));
        assertThat(renew("a", ALL)).filteredOn(Lease::isHeld).hasSize(32).allMatch(held("a"));
        assertThat(renew("b", Set.of())).filteredOn(held("b")).hasSize(32).allMatch(lease -> lease.token() == 2)
                .noneMatch(Lease::isSettled);
        assertThat(renew("a", ALL)).allMatch(Lease::isHeld);
    }

    @Test
    void everyNumberOfReplicasSharesFairly() {
        var replicas = List.of("a", "b", "c", "d", "e");
        for (int round = 0; round < 4; round++) {
            replicas.forEach(replica -> renew(replica, Set.of()));
        }

        assertThat(renew("a", Set.of())).allMatch(Lease::isHeld);
        assertThat(shares(renew("a", Set.of())).values()).allSatisfy(share -> assertThat(share).isBetween(12L, 13L));
    }

    @Test
    void thoseWhoComeAtOnceNeverHaveTheSame() {
        var all = IntStream.range(0, 8).mapToObj(i -> pool.preparedQuery(ShardLeases.RENEW)
                .execute(Tuple.of("r" + i, 3600.0, new Integer[0])).toCompletionStage().toCompletableFuture()).toList();
        all.forEach(CompletableFuture::join);

        assertThat(await(leases.read())).allMatch(Lease::isHeld).extracting(Lease::token).containsOnly(1L);
        var claimed = all.stream().flatMap(each -> StreamSupport.stream(each.join().spliterator(), false))
                .filter(row -> row.getBoolean("held")).map(row -> row.getInteger("shard") + " " + row.getString("owner"))
                .distinct().toList();
        assertThat(claimed).hasSize(Shards.COUNT);
    }

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
    void whatIsSettledIsKnownToAll() {
        renew("a", Set.of());

        renew("a", Set.of(7));

        assertThat(await(leases.read())).filteredOn(Lease::isSettled).extracting(Lease::shard).containsExactly(7);
    }

    @Test
    void whoLeavesOffersEverythingAndTakesNoShare() {
        renew("a", ALL);
        renew("b", Set.of());

        await(leases.offer("a"));

        assertThat(await(leases.isAlone("a"))).isFalse();
        assertThat(await(leases.isAlone("b"))).isTrue();
        assertThat(renew("b", Set.of())).allMatch(held("b"));
    }

    @Test
    void longDeadReplicasAreForgotten() throws SQLException {
        database.execute("insert into replicas values ('old', now() - interval '2 hours')");

        renew("a", Set.of());

        assertThat(database.texts("select name from replicas")).containsExactly("a");
    }

    @Test
    void lockedShardIsLeftForTheNextTime() throws Exception {
        try (var _ = database.locking("select 1 from shard_leases where shard = 3 for update")) {
            assertThat(renew("a", Set.of())).filteredOn(held("a")).hasSize(Shards.COUNT - 1)
                    .extracting(Lease::shard).doesNotContain(3);
        }
        eventually(() -> assertThat(renew("a", Set.of())).allMatch(held("a")));
    }

    private void shared(String one, String other) {
        renew(one, ALL);
        renew(other, ALL);
        renew(one, ALL);
        renew(other, ALL);
        renew(other, ALL);
    }

    private void forAMinuteNobodyCouldRenew() throws SQLException {
        database.execute("update replicas set until = least(until, now() - interval '1 minute')");
        database.execute("update shard_leases set until = now() - interval '1 minute'");
    }

    private Map<Integer, String> owners() {
        return await(leases.read()).stream().collect(Collectors.toMap(Lease::shard, lease -> String.valueOf(lease.owner())));
    }

    private List<Lease> renew(String replica, Set<Integer> settled) {
        return renew(replica, LONG, settled);
    }

    private List<Lease> renew(String replica, Duration ttl, Set<Integer> settled) {
        return await(leases.renew(replica, ttl, settled));
    }

    private static Predicate<Lease> held(String replica) {
        return lease -> lease.isHeldBy(replica);
    }

    private static Map<String, Long> shares(List<Lease> leases) {
        return leases.stream().collect(Collectors.groupingBy(lease -> String.valueOf(lease.owner()), Collectors.counting()));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
