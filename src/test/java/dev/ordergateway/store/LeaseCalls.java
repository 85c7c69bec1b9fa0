package dev.ordergateway.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import dev.ordergateway.support.Database;
import io.smallrye.mutiny.Uni;

/** Replicas that share the shards, and nobody who follows any order. */
abstract class LeaseCalls {

    static final Duration LONG = Duration.ofHours(1);
    static final Duration GONE_AT_ONCE = Duration.ZERO;
    static final ReplicaReport IDLE = new ReplicaReport(0, Map.of());
    static final Set<Integer> ALL = IntStream.range(0, Shards.COUNT).boxed().collect(Collectors.toUnmodifiableSet());

    @Inject
    ShardLeases leases;
    @Inject
    Database database;

    @BeforeEach
    void forget() throws SQLException {
        database.execute("delete from replicas");
        database.execute("update shard_leases set owner = null, until = 'epoch', token = 0, settled = false");
    }

    List<Lease> renew(String replica, Set<Integer> settled) {
        return renew(replica, LONG, settled);
    }

    List<Lease> renew(String replica, Duration ttl, Set<Integer> settled) {
        return await(leases.renew(replica, ttl, settled, IDLE, true));
    }

    static Predicate<Lease> held(String replica) {
        return lease -> lease.isHeldBy(replica);
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
