package dev.ordergateway.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.Source;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Lets locked orders decide what was observed of them, and writes order, codes and journal line. */
@ApplicationScoped
class ObservationWriter {

    private final OrderRows orders;
    private final JournalRows journal;
    private final RedemptionCodes codes;
    private final Payloads payloads;

    ObservationWriter(OrderRows orders, JournalRows journal, RedemptionCodes codes, Payloads payloads) {
        this.orders = orders;
        this.journal = journal;
        this.codes = codes;
        this.payloads = payloads;
    }

    /** What was observed of an order whose row is locked. */
    record Seen(OrderRow row, Observation observation, @Nullable Act act) {

        /** One that only the partner or time brought about. */
        static Seen of(OrderRow row, Map<OrderId, Observation> observations) {
            var observation = Objects.requireNonNull(observations.get(new OrderId(row.id)));
            return new Seen(row, observation, null);
        }

        boolean showsCodes() {
            return observation.shownOrder().filter(Seen::showsCodes).isPresent();
        }

        private static boolean showsCodes(PartnerOrder shown) {
            return shown.deliveries().stream().anyMatch(delivery -> delivery.code() != null);
        }
    }

    private record Decided(Seen seen, Order before, Outcome outcome) {

        OrderRow row() {
            return seen.row;
        }

        /** Any sight of this order counts as a look upstream, also one without news. */
        boolean isSight() {
            boolean another = outcome instanceof Disregarded(_, var reason) && reason == Outcome.Reason.OTHER_ORDER;
            return !another
                    && (seen.observation instanceof Observation.Shown || seen.observation instanceof Observation.Adopted);
        }

        boolean isNoted() {
            return !(outcome instanceof Unchanged);
        }

        boolean isAttachedByPerson() {
            var attached = outcome.order().partnerOrderId();
            return seen.observation.source() == Source.OPERATOR && attached != null
                    && !attached.equals(before.partnerOrderId());
        }

        PartnerOrderId attached() {
            return Objects.requireNonNull(outcome.order().partnerOrderId());
        }

        /** There is one for each version that is stored, and a code alone, learned in the very same instant, makes none. */
        Optional<EventRow> event() {
            var after = outcome.order();
            return after.differs(before) ? Optional.of(EventRow.of(before, after)) : Optional.empty();
        }

        JournalRow line() {
            var line = JournalRow.of(seen.row, before, seen.observation, outcome);
            return seen.act == null ? line : line.actedBy(seen.act);
        }

        Observed toObserved() {
            return new Observed(outcome.withoutCodes(), row().storedAs(outcome.order().withoutCodes()));
        }
    }

    /** Each of another order. What must be read and written for it is read and written for all of them at once. */
    Uni<List<Observed>> write(List<Seen> all) {
        return codes.of(all.stream().filter(Seen::showsCodes).map(seen -> seen.row.id).toList())
                .chain(known -> write(all.stream().map(seen -> decided(seen, known)).toList(), known));
    }

    private Decided decided(Seen seen, Map<RedemptionCodeRow.Key, RedemptionCodeRow> known) {
        if (seen.act != null) {
            seen.act.check(seen.row.version);
        }
        var before = codes.with(seen.row.toOrder(), known);
        return new Decided(seen, before, before.observe(seen.observation));
    }

    private Uni<List<Observed>> write(List<Decided> all, Map<RedemptionCodeRow.Key, RedemptionCodeRow> known) {
        return refuseTaken(all)
                .chain(() -> journal.last(all.stream().filter(Decided::isNoted).map(Decided::row).toList()))
                .map(last -> written(all, known, last))
                .call(payloads::keepShown)
                .chain(fresh -> Panache.getSession().chain(session -> session.persistAll(fresh)))
                .map(_ -> all.stream().map(Decided::toObserved).toList());
    }

    /** Changes the rows that there are, and gives the new ones, those of one table after those of the other. */
    private Object[] written(List<Decided> all, Map<RedemptionCodeRow.Key, RedemptionCodeRow> known,
            Map<UUID, JournalRow> last) {
        all.forEach(this::write);
        return Stream.of(
                all.stream().flatMap(decided -> codes.keep(decided.before, decided.outcome.order(), known)),
                all.stream().flatMap(decided -> noted(decided, last).stream()),
                all.stream().flatMap(decided -> decided.event().stream()))
                .flatMap(rows -> rows).toArray();
    }

    private void write(Decided decided) {
        orders.write(decided.row(), decided.outcome.order(), decided.seen.observation.at());
        if (decided.isSight()) {
            decided.row().observedAt = decided.seen.observation.at();
            decided.row().observedBy = decided.seen.observation.source().label();
        }
    }

    private static Optional<JournalRow> noted(Decided decided, Map<UUID, JournalRow> last) {
        return decided.isNoted() ? JournalRows.add(decided.row(), Objects.requireNonNull(last.get(decided.row().id)),
                decided.line()) : Optional.empty();
    }

    /** One payment must not finish two orders. */
    private Uni<Void> refuseTaken(List<Decided> all) {
        return Multi.createFrom().iterable(all).select().where(Decided::isAttachedByPerson)
                .onItem().transformToUniAndConcatenate(decided -> orders.another(decided.row(), decided.attached()))
                .onItem().invoke(holder -> holder.ifPresent(other -> {
                    throw new StoreFailure.PartnerOrderTaken(new OrderId(other.id));
                }))
                .onItem().ignoreAsUni();
    }
}
