package dev.ordergateway.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The orders by their id, oldest first, never more than a fixed number of them. */
final class OrderBook {

    private final Map<String, SandboxOrder> orders = new LinkedHashMap<>();
    private final int capacity;
    private final Consumer<SandboxOrder> onForget;

    OrderBook(int capacity, Consumer<SandboxOrder> onForget) {
        this.capacity = capacity;
        this.onForget = onForget;
    }

    void add(SandboxOrder order) {
        if (orders.size() >= capacity) {
            forget(oldest());
        }
        orders.put(order.id(), order);
    }

    @Nullable
    SandboxOrder find(@Nullable String id) {
        return orders.get(id);
    }

    Collection<SandboxOrder> all() {
        return orders.values();
    }

    List<SandboxOrder> newestFirst() {
        return new ArrayList<>(orders.values()).reversed();
    }

    void clear() {
        orders.values().forEach(onForget);
        orders.clear();
    }

    /** A finished one where there is any: an order somebody still follows is the last to go. */
    private SandboxOrder oldest() {
        return orders.values().stream()
                .filter(order -> order.state().isEnding())
                .findFirst()
                .orElseGet(() -> orders.values().iterator().next());
    }

    private void forget(SandboxOrder order) {
        onForget.accept(order);
        orders.remove(order.id());
    }
}
