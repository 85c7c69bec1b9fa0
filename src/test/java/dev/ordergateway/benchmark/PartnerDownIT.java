package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.awaitility.core.ThrowingRunnable;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.RunningPrometheus;
import dev.ordergateway.weather.Pace;

/**
 * The partner is gone for minutes, while two replicas follow its orders, callers read and place, and a real Prometheus
 * watches by the deployed rules: one alert's condition is true, no probe fails, no process ends or grows, the log stays
 * readable, and what happened at the partner meanwhile is seen when it is back.
 *
 * <p>
 * {@code -Dpartner.down=PT10M} is the length that is promised; the default is long enough for the alert's condition.
 */
class PartnerDownIT {

    private static final Logger LOG = Logger.getLogger(PartnerDownIT.class);

    private static final Duration DOWN = Duration.parse(System.getProperty("partner.down", "PT75S"));
    private static final int ORDERS = 300;
    private static final int READS = 20;
    /** Well below what two replicas may open in a second. */
    private static final int START_RATE = 25;
    private static final int LINES_A_MINUTE = 60;
    private static final String WHAT_ORDERS_DO = "[dev.ordergateway.store.OrderStore]";
    private static final double GROWTH = 1.5;
    private static final String DOWN_ALERT = "PartnerDown";
    /** An alert that is seen in fewer looks than one of so many has not been there. */
    private static final int PART = 5;
    /** A round of leases may be late on a busy machine, which is no matter of the partner's. */
    private static final Map<String, String> SETTINGS = Map.of("tracking.start-rate", String.valueOf(START_RATE),
            "tracking.lease.ttl", "30s",
            "quarkus.log.category.\"dev.ordergateway\".level", "INFO");

    @Test
    void onlyOneAlertNoticesThatThePartnerIsGone() throws Exception {
        try (var partner = new ManyStreamsPartner(); var orders = new ManyOrders(partner)) {
            orders.seed(ORDERS);
            var ids = List.copyOf(orders.versions().keySet());
            try (var first = orders.start(SETTINGS); var second = orders.start(SETTINGS)) {
                var replicas = List.of(first, second);
                patiently(() -> assertThat(replicas).allMatch(MeasuredGateway::isReady));
                patiently(() -> assertThat(partner.followed()).isEqualTo(ORDERS));
                var before = replicas.stream().map(Size::of).toList();
                try (var prometheus = RunningPrometheus.watching(first.application().url(), second.application().url());
                        var traffic = new Traffic(first.application().url())) {
                    patiently(() -> assertThat(prometheus.pendingOrFiring()).isEmpty());
                    traffic.every(READS, () -> Traffic.read(ids), 200);

                    partner.shut();
                    partner.become("PaymentReceived");
                    traffic.every(1, Traffic::place, 503);
                    var alerts = lived(replicas, prometheus);
                    traffic.end();
                    patiently(() -> assertThat(traffic.isOver()).isTrue());

                    assertThat(alerts).containsExactly(DOWN_ALERT);
                    assertThat(traffic.failures()).isEmpty();
                    assertThat(orders.in("PlacementFailed")).isPositive();
                    for (int i = 0; i < replicas.size(); i++) {
                        assertGrewLittle(before.get(i), replicas.get(i));
                    }
                }
                partner.open();
                patiently(() -> assertThat(partner.followed()).isEqualTo(ORDERS));
                patiently(() -> assertThat(orders.in("WaitingForDelivery")).isEqualTo(ORDERS));
                // what was sent in two seconds can arrive within one; without a pace all come at once
                assertThat(Pace.fastest(partner.openings())).isLessThanOrEqualTo(2 * 2 * START_RATE);
                assertThat(first.auditViolations()).isEmpty();
            }
        }
    }

    /** Every alert whose condition was true for some of the time that passed, and not for a missed scrape only. */
    private static Set<String> lived(List<MeasuredGateway> replicas, RunningPrometheus prometheus) {
        var seen = new ArrayList<String>();
        var looks = new AtomicInteger();
        var end = Instant.now().plus(DOWN);
        await().pollInterval(Duration.ofSeconds(1)).atMost(DOWN.plusMinutes(2)).until(() -> {
            looks.incrementAndGet();
            seen.addAll(prometheus.pendingOrFiring());
            assertThat(prometheus.firing()).isSubsetOf(DOWN_ALERT);
            for (var replica : replicas) {
                for (var probe : new String[] { "live", "ready", "started" }) {
                    given().get(replica.application().url() + "/q/health/" + probe).then().statusCode(200);
                }
            }
            return Instant.now().isAfter(end);
        });
        return seen.stream().filter(alert -> Collections.frequency(seen, alert) * PART > looks.get())
                .collect(Collectors.toSet());
    }

    private static void assertGrewLittle(Size before, MeasuredGateway replica) {
        var after = Size.of(replica);
        LOG.infof("before %s, after %s", before, after);
        assertThat(after.heap).isLessThan(before.heap * GROWTH);
        assertThat(after.descriptors).isLessThanOrEqualTo((int) (before.descriptors * GROWTH));
        assertThat(after.lines - before.lines).as(replica.application()::log)
                .isLessThan((int) (LINES_A_MINUTE * Math.max(1, DOWN.toSeconds() / 60.0)));
    }

    /** Heap in KiB, and what else must not grow; lines of the log but those of orders that moved, because callers move them. */
    private record Size(double heap, int descriptors, int lines) {

        static Size of(MeasuredGateway replica) {
            return new Size(replica.heap(), replica.descriptors(), (int) replica.application().log().lines()
                    .filter(line -> !line.contains(WHAT_ORDERS_DO)).count());
        }
    }

    private static void patiently(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(assertion);
    }
}
