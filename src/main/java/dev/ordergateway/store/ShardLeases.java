package dev.ordergateway.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Which replica follows which shard. Each method is one statement that reads and writes tables of its own and no entity, so
 * it goes past Hibernate and is a transaction by itself. Every failure is a {@link StoreFailure.Unavailable}.
 */
@ApplicationScoped
public class ShardLeases {

    /**
     * A replica takes no more than its share of the shards among those that live, and offers what it has beyond. What ended
     * while nobody could renew, it takes back as it was; and when it comes back from such a time itself, it counts those who
     * lived as long as it did, because they are coming back too: else the first would take everything. Rows that another
     * replica is changing are left for the next time.
     */
    static final String RENEW = """
            with alive as (
              insert into replicas (name, until, streams, watched) values ($1, now() + make_interval(secs => $2), $4, $5)
              on conflict (name) do update
              set until = excluded.until, streams = excluded.streams, watched = excluded.watched
            ), buried as (
              delete from replicas where until < now() - interval '1 hour'
            ), share as (
              select ceil(%d.0 / (count(*) + 1))::int as most from replicas
              where name <> $1 and (until > now() or until > (
                select until - make_interval(secs => $2) from replicas where name = $1 and until <= now()))
            ), mine as (
              select shard, until from shard_leases where owner = $1 for update skip locked
            ), held as (
              select shard, row_number() over (order by until > now() desc, shard) as place from mine
            ), kept as (
              update shard_leases l
              set until = case when place <= most then now() + make_interval(secs => $2) else now() end,
                  settled = l.settled or l.shard = any($3::int[])
              from held, share where l.shard = held.shard and l.owner = $1
              returning l.*
            ), free as (
              select shard from shard_leases where until <= now() and owner is distinct from $1
              order by random() limit greatest(0, (select most from share) - (select count(*) from held))
              for update skip locked
            ), claimed as (
              update shard_leases l
              set owner = $1, until = now() + make_interval(secs => $2), token = l.token + 1, settled = false
              from free where l.shard = free.shard
              returning l.*
            ), changed as (
              select * from kept union all select * from claimed
            )
            select shard, owner, until > now() as held, token, settled from changed
            union all
            select shard, owner, until > now(), token, settled from shard_leases
            where shard not in (select shard from changed)
            order by shard""".formatted(Shards.COUNT);

    private static final String OFFER = """
            with gone as (
              delete from replicas where name = $1
            )
            update shard_leases set until = now() where owner = $1 and until > now()""";

    private static final String READ = """
            select shard, owner, until > now() as held, token, settled from shard_leases order by shard""";

    private static final String ALONE = """
            select not exists (select 1 from replicas where name <> $1 and until > now()) as alone""";

    private final OwnConnection connection;

    ShardLeases(OwnConnection connection) {
        this.connection = connection;
    }

    /**
     * Says that the replica lives and what it tells of itself, and renews, claims and offers shards for it.
     *
     * @param settled of its shards those of which it follows all orders
     * @return all shards as they stand then
     */
    public Uni<List<Lease>> renew(String replica, Duration ttl, Set<Integer> settled, ReplicaReport report) {
        return rows(RENEW, Tuple.of(replica, ttl.toMillis() / 1e3, settled.toArray(Integer[]::new), report.streams(),
                new JsonObject(Map.copyOf(report.watched())))).map(ShardLeases::leases);
    }

    /** Says that the replica is leaving, and offers all it has. */
    public Uni<Void> offer(String replica) {
        return rows(OFFER, Tuple.of(replica)).replaceWithVoid();
    }

    /** All shards as they stand. */
    public Uni<List<Lease>> read() {
        return rows(READ, Tuple.tuple()).map(ShardLeases::leases);
    }

    /** There is no other replica to take a shard. */
    public Uni<Boolean> isAlone(String replica) {
        return rows(ALONE, Tuple.of(replica)).map(rows -> rows.iterator().next().getBoolean("alone"));
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return Uni.createFrom().completionStage(() -> connection.execute(sql, parameters).toCompletionStage())
                .onFailure().transform(StoreFailure.Unavailable::new);
    }

    private static List<Lease> leases(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Lease(row.getInteger("shard"), row.getString("owner"), row.getBoolean("held"),
                        row.getLong("token"), row.getBoolean("settled")))
                .toList();
    }
}
