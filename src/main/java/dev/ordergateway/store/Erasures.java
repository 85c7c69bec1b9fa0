package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import dev.ordergateway.store.StoreFailure.OpenOrders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Forgets a person: what belongs to the person goes, what belongs to the books stays. */
@ApplicationScoped
public class Erasures {

    private static final int PAGE = 500;
    private static final int MOST_NAMED = 100;

    private final OrderStore store;
    private final OrderRows orders;
    private final JournalRows journal;
    private final EventRows events;
    private final RedemptionCodes codes;
    private final ClientContextRows clients;
    private final Payloads payloads;
    private final UnitOfWork unitOfWork;

    Erasures(OrderStore store, OrderRows orders, JournalRows journal, EventRows events, RedemptionCodes codes,
            ClientContextRows clients, Payloads payloads, UnitOfWork unitOfWork) {
        this.store = store;
        this.orders = orders;
        this.journal = journal;
        this.events = events;
        this.codes = codes;
        this.clients = clients;
        this.payloads = payloads;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Erases the orders that name the address, as buyer or as beneficiary, each in a transaction of its own, so that a
     * repeat goes on where one that broke off had come to. Fails with {@link OpenOrders}, in the ordinary case before
     * anything was erased, when one is open.
     *
     * @return the orders that were erased
     */
    public Uni<List<OrderId>> eraseClosed(String email, Act act, Instant at) {
        return unitOfWork.inTransaction(() -> orders.openOfEmail(email, MOST_NAMED))
                .invoke(open -> refuse(open.stream().map(row -> new OrderId(row.id)).toList()))
                .chain(() -> erased(email, id -> store.observe(id, new Observation.Erased(at), act, this::forgetIfClosed)));
    }

    /** The same, but an open order does not stand in the way: it is followed until it closes, and not known again. */
    public Uni<List<OrderId>> eraseAll(String email, Act act, Instant at) {
        return erased(email, id -> store.observe(id, new Observation.Erased(at), act, this::forget));
    }

    private interface Erasure {
        Uni<Observed> of(OrderId id);
    }

    /** An erased order names the address no more, so the first page is the next one. */
    private Uni<List<OrderId>> erased(String email, Erasure erasure) {
        return Multi.createBy().repeating().uni(() -> unitOfWork.inTransaction(() -> orders.ofEmail(email, PAGE)))
                .whilst(page -> page.size() == PAGE)
                .onItem().<OrderRow> disjoint()
                .map(row -> new OrderId(row.id))
                // the next page may be read before this one is erased
                .select().distinct()
                .onItem().call(erasure::of)
                .collect().asList();
    }

    private Uni<Void> forgetIfClosed(OrderRow row) {
        if (OrderStatus.ofLabel(row.status).phase() == Phase.OPEN) {
            refuse(List.of(new OrderId(row.id)));
        }
        return forget(row);
    }

    private Uni<Void> forget(OrderRow row) {
        var id = new OrderId(row.id);
        return codes.forget(id)
                .chain(() -> clients.forget(id))
                .chain(() -> payloads.forget(id))
                .chain(() -> journal.forgetShown(id))
                .chain(() -> journal.forgetReasons(id))
                .chain(() -> events.forget(id));
    }

    private static void refuse(List<OrderId> open) {
        if (!open.isEmpty()) {
            throw new OpenOrders(open);
        }
    }
}
