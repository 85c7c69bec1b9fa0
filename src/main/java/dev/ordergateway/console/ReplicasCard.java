package dev.ordergateway.console;

import java.util.List;

import dev.ordergateway.store.Replica;
import dev.ordergateway.store.Shards;

/**
 * The replicas that follow orders.
 *
 * @param unheld shards that none of them has
 */
public record ReplicasCard(List<Row> rows, int unheld) {

    /** A replica, with how it watches the orders that it follows. */
    public record Row(String name, int shards, long streams, long streaming, long reconnecting, long polling) {

        static Row of(Replica replica) {
            var watched = replica.report().watched();
            return new Row(replica.name(), replica.shards(), replica.report().streams(), watched.getOrDefault("streaming", 0),
                    watched.getOrDefault("reconnecting", 0), watched.getOrDefault("polling", 0));
        }
    }

    static ReplicasCard of(List<Replica> replicas) {
        return new ReplicasCard(replicas.stream().map(Row::of).toList(),
                Math.max(0, Shards.COUNT - replicas.stream().mapToInt(Replica::shards).sum()));
    }

    public int shards() {
        return Shards.COUNT;
    }
}
