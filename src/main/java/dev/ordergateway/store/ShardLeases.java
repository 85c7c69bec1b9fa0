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
     * A replica takes no more than its share of the shards among those that live, and offers what it has beyond: at once what
     * it has not settled in, and an eighth of the rest when it is time to give, so that those who take it can do something
     * else meanwhile. What ended while nobody could renew, with the replica itself and not before, it takes back as it was;
     * and when it comes back from such a time itself, it counts those who lived as long as it did, because they are coming
     * back too: else the first would take everything. Rows that another replica is changing are left for the next time.
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
              select shard, settled or shard = any($3::int[]) as settled,
                until > now() or until >= coalesce((select until from replicas where name = $1), 'infinity') as held
              from shard_leases where owner = $1 for update skip locked
            ), placed as (
              select shard, settled, row_number() over (order by held desc, settled desc, shard) as place from mine
            ), followed as (
              select count(*) as shards from mine where held and settled
            ), keeping as (
              select greatest(most, shards - case when $6 then ceil((shards - most) / 8.0) else 0 end) as shards
              from share, followed
            ), kept as (
              update shard_leases l
              set until = case when place <= keeping.shards then now() + make_interval(secs => $2) else now() end,
                  settled = placed.settled
              from placed, keeping where l.shard = placed.shard and l.owner = $1
              returning l.*
            ), free as (
              select shard from shard_leases where until <= now() and owner is distinct from $1
              order by random() limit greatest(0, (select most from share) - (select count(*) from mine))
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
            ), mine as (
              select shard, settled from shard_leases where owner = $1 and until > now() for update skip locked
            ), placed as (
              select shard, settled, row_number() over (order by settled desc, shard) as place from mine
            )
            update shard_leases l
            set until = case when placed.settled and place <= $3
                          and exists (select 1 from replicas where name <> $1 and until > now())
                        then now() + make_interval(secs => $2) else now() end
            from placed where l.shard = placed.shard and l.owner = $1""";

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
     * @param gives it is time to offer a part of what it has settled in beyond its share
     * @return all shards as they stand then
     */
    public Uni<List<Lease>> renew(String replica, Duration ttl, Set<Integer> settled, ReplicaReport report, boolean gives) {
        return rows(RENEW, Tuple.of(replica, seconds(ttl), settled.toArray(Integer[]::new), report.streams(),
                new JsonObject(Map.copyOf(report.watched())), gives)).map(ShardLeases::leases);
    }

    /**
     * Says that the replica is leaving, and offers all but so many that it has settled in; these too when nobody else lives.
     */
    public Uni<Void> offer(String replica, Duration ttl, int keep) {
        return rows(OFFER, Tuple.of(replica, seconds(ttl), keep)).replaceWithVoid();
    }

    /** All shards as they stand. */
    public Uni<List<Lease>> read() {
        return rows(READ, Tuple.tuple()).map(ShardLeases::leases);
    }

    /** There is no other replica to take a shard. */
    public Uni<Boolean> isAlone(String replica) {
        return rows(ALONE, Tuple.of(replica)).map(rows -> rows.iterator().next().getBoolean("alone"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
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
