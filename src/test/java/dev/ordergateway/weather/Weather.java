package dev.ordergateway.weather;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.awaitility.Awaitility;

import dev.ordergateway.weather.Diary.Spell;

/** One run through bad weather: faults, one after the other or two at once, and what did not hold. */
final class Weather implements AutoCloseable {

    private static final int SHOWN = 20;
    /** Seconds in which the first orders are placed. */
    private static final int FILLING = 8;
    private static final double MOST_STREAMS = 0.8;
    private static final Duration HOPELESS = Duration.ofMinutes(1);
    private static final Duration START = Duration.ofMinutes(2);

    private final Season season;
    private final Forecast forecast;
    private final World world;
    private final Callers callers;
    private final Diary diary = new Diary();
    private final Invariants invariants;
    private final Map<String, Violation> violations = new LinkedHashMap<>();

    Weather(Season season, long seed) {
        this.season = season;
        var random = new Random(seed);
        this.forecast = new Forecast(random, season.faultsAtOnce());
        var partner = new WeatherPartner(season, new Random(random.nextLong()));
        var database = new WeatherDatabase();
        var replicas = new Replicas(Map.of("partner.url", partner.url(), "quarkus.datasource.reactive.url", database.url()),
                new Random(random.nextLong()));
        this.world = new World(partner, replicas, database);
        this.callers = new Callers(replicas);
        this.invariants = new Invariants(world, diary, season.bunching());
    }

    /** The replicas, and many open orders. */
    void begin() {
        world.replicas().add();
        // alone, because the first one migrates the schema
        world.replicas().await();
        for (int i = 1; i < season.replicas(); i++) {
            world.replicas().add();
        }
        world.replicas().await();
        Awaitility.await("the shards to be shared").atMost(START)
                .until(() -> world.database().settledOwners() == season.replicas());
        callers.hurry(season.openAtFirst() / FILLING);
        callers.begin();
        Awaitility.await("the first orders").atMost(START)
                .until(() -> callers.purchases().size() >= season.openAtFirst());
        callers.hurry(season.ordersASecond());
    }

    /** The next fault, or two; afterwards everything is as it should be, or noted. */
    void strike() throws InterruptedException, SQLException {
        strike(forecast.next());
    }

    /** Some fault has not come yet. */
    boolean isIncomplete() {
        return forecast.isIncomplete();
    }

    private void strike(List<Fault> faults) throws InterruptedException, SQLException {
        var from = Instant.now();
        faults.forEach(fault -> fault.begin(world));
        // as long as the fault lasts
        Thread.sleep(faults.stream().map(fault -> fault.length(season)).max(Duration::compareTo).orElseThrow());
        faults.forEach(fault -> fault.end(world));
        var to = Instant.now();
        faults.forEach(fault -> diary.add(new Spell(fault, from, to)));
        settle(to, Diary.allowance(faults));
        world.replicas().await();
        note(invariants.broken(callers.purchases()));
        System.out.printf("weather: %s for %ss, settled after %ss, %d streams, %d violations%n", faults,
                Duration.between(from, to).toMillis() / 1e3, Duration.between(to, Instant.now()).toMillis() / 1e3,
                world.partner().books().openStreams(), violations.size());
    }

    /** Returns once all agree that moved before then, and most have streams again; also when that took too long. */
    private void settle(Instant since, Duration allowance) throws InterruptedException, SQLException {
        var latest = since.plus(allowance);
        var tooLate = since.plus(allowance.multipliedBy(season.patience()));
        while (!invariants.lagging(since).isEmpty() || (!haveStreams() && Instant.now().isBefore(latest))) {
            if (tooLate.isBefore(Instant.now())) {
                note(invariants.lagging(since));
            }
            if (tooLate.plus(HOPELESS).isBefore(Instant.now())) {
                return;
            }
            // between two looks at all orders
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    /** Enough for the next fault to find something to break. */
    private boolean haveStreams() {
        return world.partner().books().openStreams() >= world.partner().books().unfinished() * MOST_STREAMS;
    }

    /** Ends the faults and the orders, and waits until everything has come to rest. */
    void end() throws SQLException, InterruptedException {
        world.partner().climate().fair();
        callers.stop();
        Awaitility.await("every caller to know").atMost(Duration.ofMinutes(1)).until(callers::areContent);
        Awaitility.await("every placement to end").atMost(Duration.ofMinutes(1)).until(() -> invariants.placing() == 0);
        settle(Instant.now(), Season.RECOVERY.plus(Season.unnoticed()));
        note(invariants.broken(callers.purchases()));
        System.out.printf("weather: %d orders, %d at the partner, told %s%n", callers.purchases().size(),
                world.partner().books().orders().size(), new TreeMap<>(told()));
    }

    /** Each only once, however long it lasts; of many of a kind only some are printed. */
    private void note(List<Violation> found) {
        for (var violation : found) {
            boolean isNew = violations.putIfAbsent(violation.rule() + violation.order(), violation) == null;
            if (isNew && violations(violation.rule()).size() <= SHOWN) {
                System.out.println("weather: " + violation);
            }
        }
    }

    List<Violation> violations(Violation.Rule rule) {
        return violations.values().stream().filter(violation -> violation.rule() == rule).toList();
    }

    /** How often a move was told so to somebody. */
    Map<Telling, Integer> told() {
        return world.partner().books().told();
    }

    @Override
    public void close() throws IOException, SQLException {
        callers.close();
        if (!violations.isEmpty()) {
            Evidence.keep(world, diary, violations.values());
        }
        world.replicas().close();
        world.database().close();
        world.partner().close();
    }
}
