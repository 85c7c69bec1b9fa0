package dev.ordergateway.store;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.store.StoreFailure.NoCode;
import dev.ordergateway.store.StoreFailure.NoCode.Why;
import io.smallrye.mutiny.Uni;

/** The one door through which redemption codes come out. */
@ApplicationScoped
public class SecretReveals {

    private final OrderRows orders;
    private final JournalRows journal;
    private final RedemptionCodes codes;
    private final UnitOfWork unitOfWork;

    SecretReveals(OrderRows orders, JournalRows journal, RedemptionCodes codes, UnitOfWork unitOfWork) {
        this.orders = orders;
        this.journal = journal;
        this.codes = codes;
        this.unitOfWork = unitOfWork;
    }

    /**
     * The code of one delivery, once it stands in the journal who asked for it and why. Fails with {@link NoCode} or
     * {@link StoreFailure.NotFound}.
     *
     * @param position of the delivery, from 1
     */
    public Uni<RedemptionCode> reveal(OrderId id, int position, Act act, Instant at) {
        return unitOfWork.inTransaction(() -> orders.lock(id)
                .chain(row -> codes.at(row.toOrder(), position)
                        .map(code -> readable(row.toOrder(), position, code))
                        .call(() -> journal.note(row, at, JournalRow.REVEAL, act))));
    }

    private RedemptionCode readable(Order order, int position, Optional<RedemptionCodeRow> stored) {
        if (order.memory().erased()) {
            throw new NoCode(Why.ERASED);
        }
        if (position < 1 || position > order.deliveries().size()) {
            throw new StoreFailure.NotFound();
        }
        var delivery = order.deliveries().get(position - 1);
        var row = stored.orElseThrow(() -> new NoCode(delivery.codeAvailable() ? Why.UNREADABLE
                : delivery.succeeded() ? Why.NEVER_HAD_ONE : Why.NOT_DELIVERED));
        return codes.read(row).orElseThrow(() -> new NoCode(Why.UNREADABLE));
    }
}
