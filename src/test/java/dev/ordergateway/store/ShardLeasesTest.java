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
        assertThat(renew("a", Set.of())).filteredOn(Lease::isHeld).hasSize(32).allMatch(held("a"));
        assertThat(renew("b", Set.of())).filteredOn(held("b")).hasSize(32).allMatch(lease -> lease.token() == 2)
                .noneMatch(Lease::isSettled);
        assertThat(renew("a", Set.of())).allMatch(Lease::isHeld);
    }

    @Test
    void newcomerGetsWhatAnotherIsSettledInLittleByLittle() {
        renew("a", ALL);
        renew("b", Set.of());

        var shares = IntStream.range(0, 16).mapToObj(_ -> {
            renew("a", ALL);
            return renew("b", Set.of()).stream().filter(held("b")).count();
        }).toList();

        assertThat(shares).startsWith(4L, 8L, 11L, 14L).endsWith(31L, 32L);
    }

    @Test
    void nothingOfThatIsOfferedOrTakenBackWhenItIsNotTimeToGive() {
        renew("a", ALL);
        renew("b", Set.of());

        assertThat(await(leases.renew("a", LONG, ALL, IDLE, false))).allMatch(held("a"));
        renew("a", ALL);
        assertThat(await(leases.renew("a", LONG, ALL, IDLE, false))).filteredOn(held("a")).hasSize(60);
    }

    @Test
    void whatIsNotSettledIsOfferedFirst() {
        var settled = IntStream.range(10, 50).boxed().collect(Collectors.toSet());
        renew("a", settled);
        renew("b", Set.of());

        assertThat(await(leases.renew("a", LONG, settled, IDLE, false))).filteredOn(held("a")).extracting(Lease::shard)
                .containsExactlyInAnyOrderElementsOf(settled);
        assertThat(renew("a", settled)).filteredOn(held("a")).as("40, less an eighth of 8").hasSize(39);
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
                .execute(Tuple.of("r" + i, 3600.0, new Integer[0], 0, new JsonObject(), true)).toCompletionStage()
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

        await(leases.offer("a", LONG, 0));

        assertThat(await(leases.isAlone("a"))).isFalse();
        assertThat(await(leases.isAlone("b"))).isTrue();
        assertThat(renew("b", Set.of())).allMatch(held("b"));
    }

    @Test
    void whoLeavesCanKeepSomeThatItHasSettledInForAWhile() throws SQLException {
        renew("a", Set.of(1, 2, 3));
        renew("a", Set.of(1, 2, 3));
        renew("b", Set.of());
        database.execute("update shard_leases set until = now() + interval '1 minute'");
        database.execute("update shard_leases set until = 'epoch' where shard = 3");

        await(leases.offer("a", LONG, 5));
        assertThat(await(leases.read())).filteredOn(held("a")).extracting(Lease::shard).containsExactly(1, 2);
        assertThat(database.texts("select shard from shard_leases where until > now() + interval '30 minutes'"))
                .as("renewed").containsExactly("1", "2");

        await(leases.offer("a", LONG, 1));
        assertThat(await(leases.read())).filteredOn(held("a")).extracting(Lease::shard).containsExactly(1);
    }

    @Test
    void nobodyKeepsAnythingWithNobodyElseToTakeIt() {
        renew("a", ALL);
        renew("b", GONE_AT_ONCE, Set.of());

        await(leases.offer("a", LONG, 3));

        assertThat(await(leases.read())).noneMatch(Lease::isHeld);
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
