package dev.ordergateway.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.PhoneNumber;
import dev.ordergateway.store.OrderFilter;
import dev.ordergateway.store.OrderFilter.Fact;
import dev.ordergateway.store.OrderLookup;
import dev.ordergateway.store.OrderSearch;
import dev.ordergateway.store.OrderStore;
import dev.ordergateway.store.StoredOrder;
import io.smallrye.mutiny.Uni;

/** Finds orders by whatever somebody may know of them: the first reading of it that finds any is taken. */
@ApplicationScoped
class OrderFinder {

    static final int MOST = 200;
    private static final int LONGEST = 500;

    private final OrderStore store;
    private final OrderLookup lookup;
    private final OrderSearch search;

    OrderFinder(OrderStore store, OrderLookup lookup, OrderSearch search) {
        this.store = store;
        this.lookup = lookup;
        this.search = search;
    }

    /** The newest first, and one past the most that are shown when there are more. */
    Uni<List<StoredOrder>> find(String text) {
        Uni<List<StoredOrder>> found = Uni.createFrom().item(List.of());
        for (var reading : readings(text)) {
            found = found.chain(orders -> orders.isEmpty() ? reading.get() : Uni.createFrom().item(orders));
        }
        return found;
    }

    private List<Supplier<Uni<List<StoredOrder>>>> readings(String text) {
        var readings = new ArrayList<Supplier<Uni<List<StoredOrder>>>>();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return readings;
        }
        OrderId.parse(text).ifPresent(id -> readings.add(() -> store.findAll(List.of(id))));
        if (text.contains("@")) {
            readings.add(() -> lookup.ofEmail(text, MOST + 1));
        }
        PartnerOrderId.parse(text).ifPresent(id -> readings.add(() -> lookup.ofPartnerOrder(id, MOST + 1)));
        readings.add(() -> lookup.ofWallet(text, MOST + 1));
        readings.add(() -> search.page(OrderFilter.NONE.with(Fact.CLIENT_REFERENCE, text), null, MOST + 1));
        PhoneNumber.plain(text).ifPresent(number -> readings.add(() -> lookup.ofPhone(number, MOST + 1)));
        return readings;
    }
}
