package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Origin;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Outcome.Unchanged;
import io.smallrye.mutiny.Uni;

/** The orders and their journal. One method is one transaction; every failure is a {@link StoreFailure}. */
@ApplicationScoped
public class OrderStore {

    private static final Logger LOG = Logger.getLogger(OrderStore.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final OrderRows orders;
    private final JournalRows journal;
    private final UnitOfWork unitOfWork;
    private final OrderChanges changes;

    OrderStore(OrderRows orders, JournalRows journal, UnitOfWork unitOfWork, OrderChanges changes) {
        this.orders = orders;
        this.journal = journal;
        this.unitOfWork = unitOfWork;
        this.changes = changes;
    }

    /**
     * Commits the intent, so that the partner may be asked. Of any number of intents with one key exactly one is new.
     * Fails with {@link StoreFailure.KeyReused} or {@link StoreFailure.ReferenceTaken}.
     */
    public Uni<Recorded> record(Intent intent) {
        return replayOf(intent)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known.get()) : insert(intent))
                .onFailure(OrderStore::isUniqueViolation).recoverWithUni(() -> winner(intent));
    }

    /** Lets the order decide what the observation means, and writes order and journal line together. */
    public Uni<Observed> observe(OrderId id, Observation observation) {
        return unitOfWork.inTransaction(() -> orders.lock(id).chain(row -> observed(row, observation)))
                .onFailure(OrderStore::isUniqueViolation).recoverWithUni(() -> referenceHolder(id))
                .invoke(observed -> told(observation, observed));
    }

    /** Fails with {@link StoreFailure.NotFound}. */
    public Uni<StoredOrder> find(OrderId id) {
        return unitOfWork.inTransaction(() -> orders.read(id).map(OrderRow::toStored));
    }

    /** A page of an order's history, oldest first. Fails with {@link StoreFailure.NotFound}. */
    public Uni<List<JournalLine>> history(OrderId id, int afterSeq, int limit) {
        return unitOfWork.inTransaction(() -> orders.read(id)
                .chain(_ -> journal.of(id, afterSeq, limit))
                .map(rows -> rows.stream().map(JournalRow::toLine).toList()));
    }

    /**
     * A page of the orders that need following, by id; the first page has no {@code after}.
     *
     * @param doneAfter delivered orders are left out when they were delivered before
     */
    public Uni<List<StoredOrder>> needingFollowing(@Nullable OrderId after, Instant doneAfter, int limit) {
        return unitOfWork
                .inTransaction(() -> orders.needingFollowing(after == null ? BEFORE_ALL : after.value(), doneAfter, limit)
                        .map(rows -> rows.stream().map(OrderRow::toStored).toList()));
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
        if (!row.fingerprint.equals(intent.fingerprint())) {
            throw new StoreFailure.KeyReused();
        }
        return new Recorded.Known(row.toStored());
    }

    private Uni<Optional<Recorded>> referenceIsFree(Origin origin) {
        var reference = origin.clientReference();
        return reference == null ? Uni.createFrom().item(Optional.empty())
                : orders.byLiveReference(origin.placedBy(), reference).map(OrderStore::refuseHolder);
    }

    private static Optional<Recorded> refuseHolder(Optional<OrderRow> holder) {
        holder.ifPresent(row -> {
            throw new StoreFailure.ReferenceTaken(new OrderId(row.id));
        });
        return Optional.empty();
    }

    private Uni<Recorded> insert(Intent intent) {
        return unitOfWork.inTransaction(() -> orders.persistAndFlush(OrderRow.of(intent))
                .call(() -> journal.persist(JournalRow.placing(intent.order())))
                .map(row -> new Recorded.New(row.toStored())));
    }

    private Uni<Recorded> winner(Intent intent) {
        return replayOf(intent).map(known -> known.orElseThrow(OrderStore::noWinner));
    }

    private Uni<Observed> observed(OrderRow row, Observation observation) {
        var before = row.toOrder();
        var outcome = before.observe(observation);
        row.write(outcome.order());
        row.noteLook(observation, outcome);
        return journal.note(row, before, observation, outcome)
                .map(_ -> new Observed(outcome, new StoredOrder(outcome.order(), row.observedAt, row.observedBy)));
    }

    /** The one unique index an observation can hit: a reference taken by another order meanwhile. */
    private Uni<Observed> referenceHolder(OrderId id) {
        return unitOfWork.inTransaction(() -> orders.read(id)
                .chain(row -> orders.byLiveReference(row.placedBy, String.valueOf(row.clientReference))))
                .map(holder -> {
                    throw holder.<StoreFailure> map(row -> new StoreFailure.ReferenceTaken(new OrderId(row.id)))
                            .orElseGet(OrderStore::noWinner);
                });
    }

    private void told(Observation observation, Observed observed) {
        changes.committed(observed.stored());
        if (!(observed.outcome() instanceof Unchanged)) {
            var order = observed.stored().order();
            LOG.infof("order %s orderId=%s status=%s version=%d source=%s", word(observed.outcome()), order.id(),
                    order.status().label(), order.version(), observation.source().label());
        }
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The database's own words are left out: they hold the caller's key. */
    private static StoreFailure.Unavailable noWinner() {
        return new StoreFailure.Unavailable(new IllegalStateException("a unique index refused a value that nobody has"));
    }

    private static boolean isUniqueViolation(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }
}
