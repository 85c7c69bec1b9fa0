package dev.ordergateway.store;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderStory.Line;
import dev.ordergateway.store.OrderStory.Unreadable;
import io.smallrye.mutiny.Uni;

/** Reads orders with all that people want to know of one. */
@ApplicationScoped
public class OrderStories {

    private static final int MOST_MOVES = 500;

    private final OrderRows orders;
    private final JournalRows journal;
    private final Payloads payloads;
    private final UnitOfWork unitOfWork;

    OrderStories(OrderRows orders, JournalRows journal, Payloads payloads, UnitOfWork unitOfWork) {
        this.orders = orders;
        this.journal = journal;
        this.payloads = payloads;
        this.unitOfWork = unitOfWork;
    }

    /**
     * As many lines of its journal as the limit says, or all that are left. Fails with {@link StoreFailure.NotFound}.
     *
     * @param beforeSeq null for the newest
     */
    public Uni<OrderStory> of(OrderId id, @Nullable Integer beforeSeq, int limit) {
        return unitOfWork.inTransaction(() -> orders.read(id)
                .chain(order -> journal.newestMoves(id, MOST_MOVES)
                        .map(List::reversed)
                        .map(moves -> moves.stream().map(JournalRow::toLine).toList())
                        .chain(moves -> lines(id, beforeSeq, limit)
                                .map(lines -> new OrderStory(order.toStored(), moves, lines)))));
    }

    private Uni<List<Line>> lines(OrderId id, @Nullable Integer beforeSeq, int limit) {
        return journal.newest(id, beforeSeq == null ? Integer.MAX_VALUE : beforeSeq, limit)
                .chain(rows -> shown(id, rows).map(shown -> rows.stream().map(row -> line(row, shown)).toList()));
    }

    private Uni<Map<String, String>> shown(OrderId id, List<JournalRow> rows) {
        var digests = rows.stream().map(OrderStories::digest).filter(text -> !text.isEmpty()).distinct().toList();
        return digests.isEmpty() ? Uni.createFrom().item(Collections.emptyMap()) : payloads.indented(id, digests);
    }

    private static Line line(JournalRow row, Map<String, String> shown) {
        var unreadable = row.payloadLength == null || row.payloadPosition == null ? null
                : new Unreadable(row.payloadLength, row.payloadPosition);
        return new Line(row.toLine(), shown.get(digest(row)), unreadable);
    }

    private static String digest(JournalRow row) {
        return row.shownSha256 == null ? "" : HexFormat.of().formatHex(row.shownSha256);
    }
}
