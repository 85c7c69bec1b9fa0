package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The journal's lines, written only while their order is locked. */
@ApplicationScoped
class JournalRows implements PanacheRepositoryBase<JournalRow, JournalRow.Key> {

    /** The last line of each order. */
    Uni<Map<UUID, JournalRow>> last(List<OrderRow> orders) {
        var keys = orders.stream().map(JournalRow::last).toArray();
        return orders.isEmpty() ? Uni.createFrom().item(Map.of())
                : getSession().chain(session -> session.find(JournalRow.class, keys))
                        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.key.orderId(), row -> row)));
    }

    /** The line, if it is to be added: one that says the same as the last line is counted there. */
    static Optional<JournalRow> add(OrderRow order, JournalRow last, JournalRow line) {
        if (line.repeats(last)) {
            last.count++;
            return Optional.empty();
        }
        order.journalSeq = line.key.seq();
        return Optional.of(line);
    }

    /** Notes an act that does not touch the order itself. */
    Uni<Void> note(OrderRow order, Instant at, String kind, Act act) {
        return findById(JournalRow.last(order))
                .map(last -> add(order, last, JournalRow.of(order, at, kind, act)))
                .chain(line -> line.isEmpty() ? Uni.createFrom().voidItem() : persist(line.get()).replaceWithVoid());
    }

    /** What people wrote may name the person, so it goes; who did what and when stays. */
    Uni<Void> forgetReasons(OrderId id) {
        return update("reason = null where key.orderId = ?1 and by is not null and verdict = ?2", id.value(),
                JournalRow.APPLIED).replaceWithVoid();
    }

    /** A digest confirms whoever guesses what was shown. */
    Uni<Void> forgetShown(OrderId id) {
        return update("shownSha256 = null where key.orderId = ?1 and shownSha256 is not null", id.value()).replaceWithVoid();
    }

    Uni<List<JournalRow>> of(OrderId id, int afterSeq, int limit) {
        return find("key.orderId = ?1 and key.seq > ?2 order by key.seq", id.value(), afterSeq).page(0, limit).list();
    }

    /** Those before that one, the newest first. */
    Uni<List<JournalRow>> newest(OrderId id, int beforeSeq, int limit) {
        return find("key.orderId = ?1 and key.seq < ?2 order by key.seq desc", id.value(), beforeSeq).page(0, limit).list();
    }

    /** Those that changed the status, the newest first. */
    Uni<List<JournalRow>> newestMoves(OrderId id, int limit) {
        return find("key.orderId = ?1 and kind = ?2 order by key.seq desc", id.value(), JournalRow.TRANSITION).page(0, limit)
                .list();
    }
}
