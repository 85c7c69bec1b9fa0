package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Unchanged;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The journal's lines, written only while their order is locked. */
@ApplicationScoped
class JournalRows implements PanacheRepositoryBase<JournalRow, JournalRow.Key> {

    /** Notes the outcome; one that says the same as the last line is counted there. */
    Uni<Void> note(OrderRow order, Order before, Observation observation, Outcome outcome, @Nullable Act act) {
        if (outcome instanceof Unchanged) {
            return Uni.createFrom().voidItem();
        }
        var line = JournalRow.of(order, before, observation, outcome);
        return add(order, act == null ? line : line.actedBy(act));
    }

    /** Notes an act that does not touch the order itself. */
    Uni<Void> note(OrderRow order, Instant at, String kind, Act act) {
        return add(order, JournalRow.of(order, at, kind, act));
    }

    /** What people wrote may name the person, so it goes; who did what and when stays. */
    Uni<Void> forgetReasons(OrderId id) {
        return update("reason = null where key.orderId = ?1 and by is not null and verdict = ?2", id.value(),
                JournalRow.APPLIED).replaceWithVoid();
    }

    Uni<List<JournalRow>> of(OrderId id, int afterSeq, int limit) {
        return find("key.orderId = ?1 and key.seq > ?2 order by key.seq", id.value(), afterSeq).page(0, limit).list();
    }

    private Uni<Void> add(OrderRow order, JournalRow line) {
        return findById(new JournalRow.Key(order.id, order.journalSeq))
                .chain(last -> line.repeats(last) ? count(last) : append(order, line));
    }

    private Uni<Void> append(OrderRow order, JournalRow line) {
        order.journalSeq = line.key.seq();
        return persist(line).replaceWithVoid();
    }

    private static Uni<Void> count(JournalRow last) {
        last.count++;
        return Uni.createFrom().voidItem();
    }
}
