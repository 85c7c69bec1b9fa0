package dev.ordergateway.weather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/** What the partner knows for sure: its orders, whom it failed, and who connected when. */
final class PartnerBooks {

    private final Map<String, TrueOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, Integer> created = new ConcurrentHashMap<>();
    private final Map<Telling, Integer> told = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Instant> connections = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Instant> streams = new ConcurrentLinkedQueue<>();

    void add(TrueOrder order) {
        orders.put(order.id(), order);
        created.merge(order.email(), 1, Integer::sum);
    }

    /** The create call for this e-mail did not get its answer. */
    void noteFailed(String email) {
        failed.add(email);
    }

    void noteConnection(Instant at, boolean isStream) {
        if (isStream) {
            streams.add(at);
        }
        connections.add(at);
    }

    @Nullable
    TrueOrder order(String id) {
        return orders.get(id);
    }

    Collection<TrueOrder> orders() {
        return orders.values();
    }

    /** How many orders there are for an e-mail. */
    Map<String, Integer> created() {
        return Map.copyOf(created);
    }

    Set<String> failed() {
        return failed;
    }

    void noteTold(Telling how) {
        told.merge(how, 1, Integer::sum);
    }

    /** How often a move was told so to somebody. */
    Map<Telling, Integer> told() {
        return told;
    }

    /** When connections were made since this was asked last, in order. */
    List<Instant> takeConnections() {
        return taken(connections);
    }

    /** The same for those of streams. */
    List<Instant> takeStreams() {
        return taken(streams);
    }

    private static List<Instant> taken(Queue<Instant> times) {
        var taken = new ArrayList<Instant>();
        for (var at = times.poll(); at != null; at = times.poll()) {
            taken.add(at);
        }
        Collections.sort(taken);
        return taken;
    }

    /** How many orders may still have a stream. */
    long unfinished() {
        return orders.values().stream().filter(order -> !order.isEnd()).count();
    }

    long openStreams() {
        return orders.values().stream().flatMap(order -> order.streams().stream()).filter(span -> span.to() == null).count();
    }
}
