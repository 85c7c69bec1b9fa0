package dev.ordergateway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

/** The only replica is told to end while the partner tells of many orders: what it has heard is stored first. */
class BusyEndIT {

    private static final int ORDERS = 500;
    private static final int CHANGES_A_SECOND = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void endsQuietly() throws Exception {
        try (var partner = new ManyStreamsPartner();
                var orders = new ManyOrders(partner);
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            orders.seed(ORDERS);
            var partnerIds = List.copyOf(orders.partnerIds().values());
            // its leases are not late on a busy machine, of which it would warn
            try (var gateway = orders.start(Map.of("tracking.lease.ttl", "30s"))) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(partner.followed()).isEqualTo(ORDERS));
                var before = orders.versions();
                var changes = new AtomicInteger();
                var telling = clock.scheduleAtFixedRate(() -> {
                    int number = changes.incrementAndGet();
                    partner.change(partnerIds.get(number % ORDERS), number);
                }, 0, TimeUnit.SECONDS.toMicros(1) / CHANGES_A_SECOND, TimeUnit.MICROSECONDS);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(orders.versions()).isNotEmpty()
                                .allSatisfy((id, version) -> assertThat(version).isNotEqualTo(before.get(id))));

                int told = gateway.application().log().length();
                gateway.application().terminate();
                assertThat(telling.isDone()).isFalse();

                assertThat(gateway.application().exitCode()).isEqualTo(128 + 15);
                assertThat(gateway.application().log().substring(told).lines())
                        .noneMatch(line -> line.contains("ERROR") || line.contains("WARN"));
            } finally {
                clock.shutdownNow();
            }
        }
    }
}
