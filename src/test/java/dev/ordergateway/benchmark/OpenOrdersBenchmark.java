package dev.ordergateway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many open orders on packaged replicas: what each costs, how soon all are followed after a start, a kill and a hand-over,
 * and how fast a burst is stored. Needs the packaged application ({@code ./mvnw package -DskipTests}), and more open files
 * allowed than there are orders.
 */
class OpenOrdersBenchmark {

    private static final int MANY = 15_000;
    private static final int SHARED = 10_000;
    private static final double START_RATE = 500;
    private static final double LEASE_SECONDS = 10;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static ManyOrders orders;
    private static ManyStreamsPartner partner;

    @BeforeAll
    static void start() throws IOException {
        partner = new ManyStreamsPartner();
        orders = new ManyOrders(partner);
    }

    @AfterAll
    static void stop() throws IOException {
        orders.close();
        partner.close();
    }

    @BeforeEach
    void forget() {
        partner.forget();
    }

    /** Heap and memory of none and of a thousand are what those of many are compared with. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 1000, MANY })
    void costOfOpenOrders(int open) throws Exception {
        orders.seed(open);
        try (var gateway = orders.start()) {
            gateway.application().url();
            var ready = Instant.now();
            awaitFollowed(open);
            double followed = secondsSince(ready);
            patiently(() -> assertThat(partner.read()).as("orders read after the takeover").isEqualTo(open));

            double heap = gateway.heap();
            double resident = gateway.resident();
            double statements = idleStatements();
            var cpu = gateway.cpu();
            var begin = Instant.now();
            partner.become("WaitingForDelivery");
            awaitStored(open);
            double burst = secondsSince(begin);
            double micros = gateway.cpu().minus(cpu).toNanos() / 1e3 / Math.max(1, open);
            System.out.printf("%d open: all followed %.1f s after the start (orders / rate %.1f); heap %.0f KiB, RSS %.0f KiB; "
                    + "%.2f statements/s while idle; burst stored in %.2f s, %.0f transitions/s, CPU %.0f us each%n",
                    open, followed, open / START_RATE, heap, resident, statements, burst, open / burst, micros);
        }
    }

    @Test
    void killedReplica() throws Exception {
        try (var first = shared(); var second = orders.start()) {
            int taken = awaitShared(first, second);
            var begin = Instant.now();
            second.application().kill();
            awaitFollowed(SHARED);
            System.out.printf("kill -9: %d orders taken over in %.1f s (lease + orders / rate %.1f)%n", taken,
                    secondsSince(begin), LEASE_SECONDS + taken / START_RATE);
        }
    }

    @Test
    void replicaThatHandsOver() throws Exception {
        try (var first = shared(); var second = orders.start()) {
            int taken = awaitShared(first, second);
            partner.orders().forEach(Followed::forgetGaps);
            var begin = Instant.now();
            second.application().terminate();
            double seconds = secondsSince(begin);
            awaitFollowed(SHARED);
            var gaps = partner.orders().stream().map(Followed::hadNoneFor).sorted().toList();
            System.out.printf("SIGTERM: %d orders handed over, ended after %.1f s (orders / rate %.1f); "
                    + "longest without a stream %d ms, %d orders without one at all%n", taken, seconds, taken / START_RATE,
                    gaps.getLast().toMillis(), gaps.stream().filter(gap -> !gap.isZero()).count());
        }
    }

    private static MeasuredGateway shared() throws SQLException {
        orders.seed(SHARED);
        var gateway = orders.start();
        awaitFollowed(SHARED);
        return gateway;
    }

    /** How many streams the second has when both have their share. */
    private static int awaitShared(MeasuredGateway first, MeasuredGateway second) {
        patiently(() -> {
            assertThat(first.shards()).isEqualTo(32);
            assertThat(second.shards()).isEqualTo(32);
            assertThat(first.streams() + second.streams()).isEqualTo(SHARED);
        });
        return second.streams();
    }

    private static void awaitFollowed(int open) {
        patiently(() -> assertThat(partner.followed()).isEqualTo(open));
    }

    private static void awaitStored(int open) {
        patiently(() -> assertThat(orders.in("WaitingForDelivery")).isEqualTo(open));
    }

    private static double idleStatements() throws Exception {
        long before = orders.statements();
        orders.count(true);
        // as long as is counted
        Thread.sleep(IDLE);
        orders.count(false);
        return (orders.statements() - before) / (double) IDLE.toSeconds();
    }

    private static void patiently(ThrowingRunnable condition) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50)).untilAsserted(condition);
    }

    private static double secondsSince(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis() / 1e3;
    }
}
