package dev.ordergateway.store;

import java.util.Map;

/**
 * What a replica tells the others of itself.
 *
 * @param streams of the partner that are open there
 * @param watched how many open orders it follows, by how it watches them
 */
public record ReplicaReport(int streams, Map<String, Integer> watched) {

    public ReplicaReport {
        watched = Map.copyOf(watched);
    }
}
