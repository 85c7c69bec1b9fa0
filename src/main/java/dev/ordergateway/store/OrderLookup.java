package dev.ordergateway.store;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.PartnerOrderId;
import io.smallrye.mutiny.Uni;

/** Finds orders by what is personal or secret, each the newest first. */
@ApplicationScoped
public class OrderLookup {

    private final OrderRows orders;
    private final UnitOfWork unitOfWork;

    OrderLookup(OrderRows orders, UnitOfWork unitOfWork) {
        this.orders = orders;
        this.unitOfWork = unitOfWork;
    }

    /** The orders that name the address, as buyer or as beneficiary. */
    public Uni<List<StoredOrder>> ofEmail(String email, int limit) {
        return stored(() -> orders.newestOfEmail(email, limit));
    }

    /**
     * The orders with something for that number.
     *
     * @param plain as {@link dev.ordergateway.order.PhoneNumber#plain} has it
     */
    public Uni<List<StoredOrder>> ofPhone(String plain, int limit) {
        return stored(() -> orders.newestOfPhone(plain, limit));
    }

    /** The orders that were to be paid to that address. */
    public Uni<List<StoredOrder>> ofWallet(String address, int limit) {
        return stored(() -> orders.newestOfWallet(address, limit));
    }

    public Uni<List<StoredOrder>> ofPartnerOrder(PartnerOrderId id, int limit) {
        return stored(() -> orders.newestOfPartnerOrder(id, limit));
    }

    private Uni<List<StoredOrder>> stored(Supplier<Uni<List<OrderRow>>> query) {
        return unitOfWork.inTransaction(() -> query.get().map(all -> all.stream().map(OrderRow::toStored).toList()));
    }
}
