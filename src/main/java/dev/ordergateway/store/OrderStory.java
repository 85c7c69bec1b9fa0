package dev.ordergateway.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An order and what its journal tells of it.
 *
 * @param moves its lines that changed the status, oldest first; the newest, when there are very many
 * @param lines the wanted ones of all its lines, newest first
 */
public record OrderStory(StoredOrder stored, List<JournalLine> moves, List<Line> lines) {

    /**
     * A line with what the partner said.
     *
     * @param shown what the partner showed, as indented JSON; null when it showed nothing, or that is not kept any more
     */
    public record Line(JournalLine line, @Nullable String shown, @Nullable Unreadable unreadable) {
    }

    /**
     * What came and could not be read.
     *
     * @param length in bytes
     * @param position where in them the fault is
     */
    public record Unreadable(int length, int position) {
    }
}
