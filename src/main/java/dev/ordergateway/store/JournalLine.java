package dev.ordergateway.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of an order's history, in the words of the HTTP interface.
 *
 * @param seq 1, 2, 3 … within the order
 * @param at when it was seen first
 * @param version the order's version afterwards
 * @param from the status before, null for the first line
 * @param to the status afterwards, null when it did not change
 * @param count how many times in a row
 */
public record JournalLine(int seq, Instant at, int version, String kind, String source, @Nullable String from,
        @Nullable String to, String verdict, @Nullable String reason, @Nullable String orderState, @Nullable String by,
        int count) {
}
