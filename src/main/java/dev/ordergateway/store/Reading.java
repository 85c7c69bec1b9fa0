package dev.ordergateway.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it was had last.
 *
 * @param value null as long as it could never be had
 * @param at when that was
 * @param missing why there is no newer one, though it was time for one
 */
public record Reading<T>(@Nullable T value, @Nullable Instant at, @Nullable Missing missing) {

    /** Why there is no figure. */
    public enum Missing {
        /** The database was at it for longer than it may be. */
        TOO_SLOW,
        /** There is no answer from the database. */
        NO_DATABASE
    }
}
