package dev.ordergateway.console;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.Reading;

/**
 * Why a figure is not known, or not anew.
 *
 * @param at when the one was had that is shown all the same; null when there is none
 */
public record Gap(String why, @Nullable Instant at) {

    /** Null when the figure is as new as it can be. */
    static @Nullable Gap of(Reading<?> reading) {
        return switch (reading.missing()) {
            case null -> null;
            case TOO_SLOW -> new Gap("The database takes too long to tell.", reading.at());
            case NO_DATABASE -> new Gap("The database does not answer.", reading.at());
        };
    }
}
