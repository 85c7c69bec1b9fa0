package dev.ordergateway.store;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Origin;
import io.smallrye.mutiny.Uni;

/** What callers want to place. One method is one transaction; every failure is a {@link StoreFailure}. */
@ApplicationScoped
public class IntentStore {

    private static final long LOST_RACES = 5;

    private final OrderRows orders;
    private final JournalRows journal;
    private final EventRows events;
    private final ClientContextRows clients;
    private final UnitOfWork unitOfWork;
    private final EventLister lister;
    private final Traces traces;

    IntentStore(OrderRows orders, JournalRows journal, EventRows events, ClientContextRows clients, UnitOfWork unitOfWork,
            EventLister lister, Traces traces) {
        this.orders = orders;
        this.journal = journal;
        this.events = events;
        this.clients = clients;
        this.unitOfWork = unitOfWork;
        this.lister = lister;
        this.traces = traces;
    }

    /**
     * Commits the intent, so that the partner may be asked. Of any number of intents with one key exactly one is new.
     * Fails with {@link StoreFailure.KeyReused} or {@link StoreFailure.ReferenceTaken}.
     */
    public Uni<Recorded> record(Intent intent) {
        return replayOf(intent)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known.get()) : insert(intent))
                // somebody was quicker and is found now, or has been refused since and let go of the reference
                .onFailure(UniqueViolation::isCauseOf).retry().atMost(LOST_RACES)
                .onFailure(UniqueViolation::isCauseOf).transform(_ -> UniqueViolation.unexplained());
    }

    /**
     * What the intent's key already stands for, if anything; writes nothing. Fails with {@link StoreFailure.KeyReused} or
     * {@link StoreFailure.ReferenceTaken}.
     */
    public Uni<Optional<Recorded>> replayOf(Intent intent) {
        var origin = intent.order().origin();
        if (intent.idempotencyKey() == null && origin.clientReference() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return unitOfWork.inTransaction(() -> byKey(intent)
                .chain(byKey -> byKey.isPresent() ? Uni.createFrom().item(byKey) : referenceIsFree(origin)));
    }

    private Uni<Optional<Recorded>> byKey(Intent intent) {
        var key = intent.idempotencyKey();
        return key == null ? Uni.createFrom().item(Optional.empty())
                : orders.byKey(intent.order().origin().placedBy(), key)
                        .map(row -> row.map(known -> knownAs(intent, known)));
    }

    private static Recorded knownAs(Intent intent, OrderRow row) {
        if (!row.memory.erased() && !row.fingerprint.equals(intent.fingerprint())) {
            throw new StoreFailure.KeyReused();
        }
        return new Recorded.Known(row.toStored());
    }

    private Uni<Optional<Recorded>> referenceIsFree(Origin origin) {
        var reference = origin.clientReference();
        return reference == null ? Uni.createFrom().item(Optional.empty())
                : orders.byLiveReference(origin.placedBy(), reference).map(IntentStore::refuseHolder);
    }

    private static Optional<Recorded> refuseHolder(Optional<OrderRow> holder) {
        holder.ifPresent(row -> {
            throw new StoreFailure.ReferenceTaken(new OrderId(row.id));
        });
        return Optional.empty();
    }

    private Uni<Recorded> insert(Intent intent) {
        return unitOfWork.inTransaction(() -> traces.below("record intent", intent.order().id()),
                () -> orders.persistAndFlush(orders.of(intent))
                        .call(() -> journal.persist(JournalRow.placing(intent.order())))
                        .call(() -> events.persist(EventRow.placed(intent.order())))
                        .call(() -> clients.keep(intent.order().id(), intent.client()))
                        .<Recorded> map(row -> new Recorded.New(row.toStored())))
                .invoke(lister::ring);
    }
}
