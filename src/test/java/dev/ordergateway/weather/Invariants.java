package dev.ordergateway.weather;

import static dev.ordergateway.weather.Violation.Rule.AGREES;
import static dev.ordergateway.weather.Violation.Rule.PACED;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.weather.TrueOrder.Stay;

/** What must hold in any weather, held against the database, the partner's books and what callers were told. */
final class Invariants {

    private final World world;
    private final Diary diary;
    private final double bunching;

    /** @param bunching see {@link Season} */
    Invariants(World world, Diary diary, double bunching) {
        this.world = world;
        this.diary = diary;
        this.bunching = bunching;
    }

    /** Placed orders whose partner has been in another state since before that. */
    List<Violation> lagging(Instant knownAt) throws SQLException {
        return Stored.read(world.database()).values().stream().flatMap(order -> lagging(order, knownAt)).toList();
    }

    private Stream<Violation> lagging(Stored order, Instant knownAt) {
        var truth = truth(order);
        if (truth == null || truth.status() == order.status() || !truth.knowableSince().isBefore(knownAt)) {
            return Stream.empty();
        }
        return Stream.of(new Violation(AGREES, order.id(),
                order.status() + " is stored, " + truth.status() + " is true"));
    }

    /** How many orders are being placed. */
    long placing() throws SQLException {
        return Stored.read(world.database()).values().stream().filter(order -> order.status() == OrderStatus.PLACING).count();
    }

    /** Everything but the lag, which takes waiting. */
    List<Violation> broken(Collection<Purchase> purchases) throws SQLException {
        // in this order: what the partner has, and what was acknowledged, must be stored already
        var rules = new PlacementRules(books().created(), books().failed(), diary.spells());
        var wanted = purchases.stream().map(Purchase::wanted).toList();
        var stored = Stored.read(world.database()).values();
        var now = Instant.now();
        var parted = Stream.concat(diary.parted(), world.replicas().starts().stream()).toList();
        var byKey = stored.stream().collect(Collectors.toMap(Stored::key, order -> order));
        return Stream.of(
                stored.stream().flatMap(order -> JournalRules.broken(order, real(order)).stream()),
                wanted.stream().flatMap(one -> rules.broken(one, byKey).stream()),
                books().orders().stream()
                        .flatMap(order -> StreamRule.broken(order.id(), order.streams(), parted, now).stream()),
                pace(),
                world.replicas().broken())
                .flatMap(violations -> violations).toList();
    }

    /** Who has no stream is read at a rate of its own. */
    private Stream<Violation> pace() {
        int replicas = world.replicas().takeMost();
        return Stream.concat(
                pace("streams", Pace.fastest(books().takeStreams()), Season.START_RATE * replicas),
                pace("connections", Pace.fastest(books().takeConnections()),
                        (Season.START_RATE + Season.POLL_RATE) * replicas));
    }

    private Stream<Violation> pace(String what, int fastest, int allowed) {
        return fastest <= allowed * bunching ? Stream.empty()
                : Stream.of(new Violation(PACED, fastest + " " + what, "in a second, " + allowed + " are allowed"));
    }

    private List<OrderStatus> real(Stored order) {
        var truth = truth(order);
        return truth == null ? List.of() : truth.history().stream().map(Stay::status).toList();
    }

    private @Nullable TrueOrder truth(Stored order) {
        return order.partnerId() == null ? null : books().order(order.partnerId());
    }

    private PartnerBooks books() {
        return world.partner().books();
    }
}
