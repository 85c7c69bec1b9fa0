package dev.ordergateway.store;

/**
 * A replica that lives.
 *
 * @param shards how many it has
 * @param report what it told when it last renewed its leases
 */
public record Replica(String name, int shards, ReplicaReport report) {
}
