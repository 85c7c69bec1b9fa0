package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.ClientContext;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.store.ObservationWriter.Seen;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;

/** The orders and their journal. One method is one transaction; every failure is a {@link StoreFailure}. */
@ApplicationScoped
public class OrderStore {

    private static final Logger LOG = Logger.getLogger(OrderStore.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final OrderRows orders;
    private final JournalRows journal;
    private final ObservationWriter writer;
    private final ClientContextRows clients;
    private final UnitOfWork unitOfWork;
    private final OrderChanges changes;
    private final Hints hints;
    private final EventLister lister;
    private final ObservationMeter meter;
    private final Traces traces;

    OrderStore(OrderRows orders, JournalRows journal, ObservationWriter writer, ClientContextRows clients,
            UnitOfWork unitOfWork, OrderChanges changes, Hints hints, EventLister lister, ObservationMeter meter,
            Traces traces) {
        this.orders = orders;
        this.journal = journal;
        this.writer = writer;
        this.clients = clients;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
        this.hints = hints;
        this.lister = lister;
        this.meter = meter;
        this.traces = traces;
    }

    /** Lets the order decide what the observation means, and writes order, codes and journal line together. */
    public Uni<Observed> observe(OrderId id, Observation observation) {
        return observe(id, observation, null, _ -> Uni.createFrom().voidItem());
    }

    /**
     * The same for what a person brings about. Fails with {@link StoreFailure.VersionConflict}, and with
     * {@link StoreFailure.PartnerOrderTaken} when the person attaches what another order has.
     */
    public Uni<Observed> observe(OrderId id, Observation observation, Act act) {
        return observe(id, observation, act, _ -> Uni.createFrom().voidItem());
    }

    /** @param also is done in the same transaction, before order and journal are written */
    Uni<Observed> observe(OrderId id, Observation observation, @Nullable Act act, Function<OrderRow, Uni<Void>> also) {
        return unitOfWork.inTransaction(() -> traces.below("observe order", id), () -> orders.lock(id)
                .call(also::apply)
                .chain(row -> writer.write(List.of(new Seen(row, observation, act))))
                .map(List::getFirst)
                .invoke(observed -> Spans.observed(Span.current(), observation, observed.outcome())))
                .onFailure(UniqueViolation::isCauseOf).recoverWithUni(() -> referenceHolder(id))
                .invoke(observed -> told(observation, observed));
    }

    /**
     * The same for different orders in one transaction: all of it is stored or nothing. An order that is locked or absent
     * is not waited for and not in the answer.
     *
     * @param trace of the observations, each of which is told below its own span
     */
    Uni<Map<OrderId, Observed>> observe(Map<OrderId, Observation> observations, BatchTrace trace) {
        return unitOfWork.inTransaction(trace::together, () -> orders.lockFree(observations.keySet())
                .map(rows -> rows.stream().map(row -> Seen.of(row, observations)).toList())
                .chain(writer::write))
                .map(all -> all.stream().collect(Collectors.toMap(each -> each.stored().order().id(), each -> each)))
                .invoke(all -> observations.forEach((id, observation) -> Optional.ofNullable(all.get(id))
                        .ifPresent(observed -> trace.within(id, () -> told(observation, observed)))));
    }

    /** Notes what a person did that does not touch the order itself. Fails with {@link StoreFailure.NotFound}. */
    public Uni<Void> note(OrderId id, Act act, Instant at) {
        return unitOfWork.inTransaction(() -> orders.lock(id).chain(row -> journal.note(row, at, JournalRow.ACTION, act)));
    }

    /** Fails with {@link StoreFailure.NotFound}. */
    public Uni<StoredOrder> find(OrderId id) {
        return unitOfWork.inOneRead(() -> traces.below("read order"),
                () -> orders.read(id).invoke(() -> traces.about(id)).map(OrderRow::toStored));
    }

    /** The client context the order was placed with; empty when there is none, or it cannot be read. */
    public Uni<Optional<ClientContext>> clientOf(OrderId id) {
        return unitOfWork.inTransaction(() -> clients.of(id));
    }

    /** A page of an order's history, oldest first. Fails with {@link StoreFailure.NotFound}. */
    public Uni<List<JournalLine>> history(OrderId id, int afterSeq, int limit) {
        return unitOfWork.inTransaction(() -> orders.read(id)
                .chain(_ -> journal.of(id, afterSeq, limit))
                .map(rows -> rows.stream().map(JournalRow::toLine).toList()));
    }

    /** Those of the orders that there are, by id. */
    public Uni<List<StoredOrder>> findAll(List<OrderId> ids) {
        return unitOfWork.inOneRead(() -> traces.below("read orders"),
                () -> orders.readAll(ids).map(rows -> rows.stream().map(OrderRow::toStored).toList()));
    }

    /**
     * A page of the orders of some shards that need following, by id; the first page has no {@code after}.
     *
     * @param doneAfter delivered orders are left out when they were delivered before
     */
    public Uni<List<OrderId>> needingFollowing(Set<Integer> shards, @Nullable OrderId after, Instant doneAfter, int limit) {
        return unitOfWork.inTransaction(
                () -> orders.needingFollowing(shards, after == null ? BEFORE_ALL : after.value(), doneAfter, limit)
                        .map(ids -> ids.stream().map(OrderId::new).toList()));
    }

    /**
     * Orders that are due, those the partner need not be asked about first, then the longest overdue. Whoever claims them
     * has them alone until then, and they are due again if nothing was written by then.
     */
    public Uni<List<OrderId>> claimDue(Instant now, Instant until, int limit) {
        return unitOfWork.inTransaction(() -> orders.due(now, limit)
                .invoke(rows -> rows.forEach(row -> row.dueAt = until))
                .map(rows -> rows.stream().map(row -> new OrderId(row.id)).toList()));
    }

    /** The one unique index that others can make an observation hit: a reference taken by another order meanwhile. */
    private Uni<Observed> referenceHolder(OrderId id) {
        return unitOfWork.inTransaction(() -> orders.read(id)
                .chain(row -> row.clientReference == null ? Uni.createFrom().item(Optional.<OrderRow> empty())
                        : orders.byLiveReference(row.placedBy, row.clientReference)))
                .map(holder -> {
                    throw holder.<StoreFailure> map(row -> new StoreFailure.ReferenceTaken(new OrderId(row.id)))
                            .orElseGet(UniqueViolation::unexplained);
                });
    }

    private void told(Observation observation, Observed observed) {
        meter.observed(observation, observed.outcome());
        changes.committed(observed.stored());
        if (!(observed.outcome() instanceof Unchanged)) {
            hints.changed(observed.stored().order().id(), false);
            lister.ring();
            var order = observed.stored().order();
            LOG.infof("order %s orderId=%s status=%s version=%d source=%s", word(observed.outcome()), order.id(),
                    order.status().label(), order.version(), observation.source().label());
        }
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
