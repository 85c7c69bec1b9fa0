package dev.ordergateway.weather;

import static dev.ordergateway.weather.Violation.Rule.AGREES;
import static dev.ordergateway.weather.Violation.Rule.CREATED_ONCE;
import static dev.ordergateway.weather.Violation.Rule.NOTHING_LOST;
import static dev.ordergateway.weather.Violation.Rule.PACED;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;

/** What must hold in any weather, held against the database, the partner's books and what callers were told. */
final class Invariants {

    private static final Set<OrderStatus> NOT_THERE = Set.of(OrderStatus.PLACEMENT_FAILED, OrderStatus.REJECTED);
    private static final double TOLERANCE = 1.1;

    private final World world;
    private final Diary diary;

    Invariants(World world, Diary diary) {
        this.world = world;
        this.diary = diary;
    }

    /** Placed orders whose partner has been in another state for longer than that. */
    List<Violation> lagging(Duration behind) throws SQLException {
        var stored = Stored.read(world.database());
        var now = Instant.now();
        return stored.values().stream().flatMap(order -> lagging(order, now.minus(behind))).toList();
    }

    private Stream<Violation> lagging(Stored order, Instant knownAt) {
        var truth = truth(order);
        if (truth == null || truth.status() == order.status() || !truth.knowableSince().isBefore(knownAt)) {
            return Stream.empty();
        }
        return Stream.of(new Violation(AGREES, order.id(),
                order.status() + " is stored, the partner's history is " + truth.history()));
    }

    /** Orders whose placement is under way for longer than the scan lets it. */
    long placing() throws SQLException {
        return Stored.read(world.database()).values().stream().filter(order -> order.status() == OrderStatus.PLACING).count();
    }

    /** Everything but the lag, which takes waiting. */
    List<Violation> broken(Collection<Purchase> purchases) throws SQLException {
        var created = new HashSet<>(books().byEmail().keySet());
        var acknowledged = purchases.stream().collect(Collectors.toMap(Purchase::key, p -> Set.copyOf(p.acknowledged())));
        var emails = purchases.stream().collect(Collectors.toMap(Purchase::key, Purchase::email));
        var stored = Stored.read(world.database());
        var now = Instant.now();
        return Stream.of(
                stored.values().stream().flatMap(order -> JournalRules.broken(order, truth(order)).stream()),
                stored.values().stream().flatMap(order -> placement(order, emails, created)),
                books().orders().stream().flatMap(order -> StreamRule.broken(order, diary.spells(), now).stream()),
                books().byEmail().entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                        .map(entry -> new Violation(CREATED_ONCE, "-", "twice at the partner: " + entry.getKey())),
                lost(acknowledged, stored),
                pace())
                .flatMap(violations -> violations).toList();
    }

    private Stream<Violation> placement(Stored order, Map<String, String> emails, Set<String> created) {
        var email = emails.get(order.key());
        if (email == null) {
            return Stream.empty();
        }
        if (NOT_THERE.contains(order.status()) && created.contains(email)) {
            return Stream.of(new Violation(CREATED_ONCE, order.id(), order.status() + ", but the partner has it"));
        }
        boolean isExplained = books().hasFailed(email)
                || diary.spells().stream().anyMatch(spell -> spell.touches(order.createdAt(), order.statusSince()));
        return order.status() == OrderStatus.UNCONFIRMED && !isExplained
                ? Stream.of(new Violation(AGREES, order.id(), "Unconfirmed without a fault"))
                : Stream.empty();
    }

    private static Stream<Violation> lost(Map<String, Set<String>> acknowledged, Map<String, Stored> stored) {
        return acknowledged.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .filter(id -> !stored.containsKey(id) || !stored.get(id).key().equals(entry.getKey()))
                .map(id -> new Violation(NOTHING_LOST, id, "is not there for " + entry.getKey())));
    }

    private Stream<Violation> pace() {
        int replicas = world.replicas().takeMost();
        int fastest = Pace.fastest(books().takeConnections());
        return fastest <= Season.START_RATE * replicas * TOLERANCE ? Stream.empty()
                : Stream.of(new Violation(PACED, "-", fastest + " connections in a second by " + replicas + " replicas"));
    }

    private @Nullable TrueOrder truth(Stored order) {
        return order.partnerId() == null ? null : books().order(order.partnerId());
    }

    private PartnerBooks books() {
        return world.partner().books();
    }
}
