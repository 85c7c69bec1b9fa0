package dev.ordergateway.store;

import org.jspecify.annotations.Nullable;

/**
 * Who has a shard, by the clock of the database.
 *
 * @param owner the last who had it
 * @param isHeld the owner has it still
 * @param token one more with each owner
 * @param isSettled the owner follows all orders of the shard
 */
public record Lease(int shard, @Nullable String owner, boolean isHeld, long token, boolean isSettled) {

    public boolean isHeldBy(String replica) {
        return isHeld && replica.equals(owner);
    }
}
