package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.NoTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** How replicas share the shards. */
@QuarkusTest
@TestProfile(NoTracking.class)
class ShardLeasesTest extends LeaseCalls {

    @Inject
    Pool pool;

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
                .execute(Tuple.of("r" + i, 3600.0, new Integer[0], 0, new JsonObject())).toCompletionStage()
                .toCompletableFuture()).toList();
        all.forEach(CompletableFuture::join);

        assertThat(await(leases.read())).allMatch(Lease::isHeld).extracting(Lease::token).containsOnly(1L);
        var claimed = all.stream().flatMap(each -> StreamSupport.stream(each.join().spliterator(), false))
                .filter(row -> row.getBoolean("held")).map(row -> row.getInteger("shard") + " " + row.getString("owner"))
                .distinct().toList();
        assertThat(claimed).hasSize(Shards.COUNT);
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

    private static Map<String, Long> shares(List<Lease> leases) {
        return leases.stream().collect(Collectors.groupingBy(lease -> String.valueOf(lease.owner()), Collectors.counting()));
    }
}
