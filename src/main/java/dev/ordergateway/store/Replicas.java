package dev.ordergateway.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;

/** The replicas that follow orders, as far as they have told of themselves when they renewed their leases. */
@ApplicationScoped
public class Replicas {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static final String LIVING = """
            select name, streams, watched, (
              select count(*)::int from shard_leases l where l.owner = r.name and l.until > now()) as shards
            from replicas r where until > now() order by name collate "C\"""";

    private final Pool pool;

    Replicas(Pool pool) {
        this.pool = pool;
    }

    /** Those that live by the clock of the database, by name. Fails with {@link StoreFailure.Unavailable}. */
    public Uni<List<Replica>> living() {
        return Uni.createFrom().completionStage(() -> pool.query(LIVING).execute()
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).toCompletionStage())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Replicas::replica).toList())
                .onFailure().transform(StoreFailure.Unavailable::new);
    }

    private static Replica replica(Row row) {
        return new Replica(row.getString("name"), row.getInteger("shards"),
                new ReplicaReport(row.getInteger("streams"), numbers(row.getJsonObject("watched"))));
    }

    private static Map<String, Integer> numbers(JsonObject json) {
        return json.fieldNames().stream().collect(Collectors.toMap(name -> name, json::getInteger));
    }
}
