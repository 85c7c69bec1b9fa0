package dev.ordergateway.weather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** What the partner knows for sure: its orders, whom it failed, and who connected when. */
final class PartnerBooks {

    private final Map<String, TrueOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, List<TrueOrder>> byEmail = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Instant> connections = new ConcurrentLinkedQueue<>();

    void add(TrueOrder order) {
        orders.put(order.id(), order);
        byEmail.computeIfAbsent(order.email(), _ -> new CopyOnWriteArrayList<>()).add(order);
    }

    /** The create call for this e-mail did not get its answer. */
    void noteFailed(String email) {
        failed.add(email);
    }

    void noteConnection() {
        connections.add(Instant.now());
    }

    @Nullable
    TrueOrder order(String id) {
        return orders.get(id);
    }

    Collection<TrueOrder> orders() {
        return orders.values();
    }

    Map<String, List<TrueOrder>> byEmail() {
        return byEmail;
    }

    boolean hasFailed(String email) {
        return failed.contains(email);
    }

    /** When connections were made since this was asked last, in order. */
    List<Instant> takeConnections() {
        var taken = new ArrayList<Instant>();
        for (var at = connections.poll(); at != null; at = connections.poll()) {
            taken.add(at);
        }
        return taken;
    }

    long openStreams() {
        return orders.values().stream().flatMap(order -> order.streams().stream()).filter(span -> span.to() == null).count();
    }
}
