package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.core.ThrowingRunnable;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Description;

/**
 * A rolling restart as the manifests make it: three replicas behind an nginx are replaced one after the other while callers
 * read and place, readers of event streams read on, and thousands of orders are followed. A new replica takes requests once
 * it is ready, then an old one is told to end, takes none any more once it says that it is not ready, and is gone before the
 * grace is over. Nobody may notice: every answer is the expected one, no order is without a stream for longer than a second,
 * and every reader comes back and misses nothing.
 *
 * <p>
 * It needs nginx and two cores of its own, so it runs only when it is asked for, at the size that is promised unless
 * {@code rollout.orders}, {@code rollout.reads} and {@code rollout.placements} (a second) say otherwise:
 * {@code ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RollingRestart}
 */
class RollingRestart {

    private static final Logger LOG = Logger.getLogger(RollingRestart.class);

    private static final int REPLICAS = 3;
    private static final int ORDERS = Integer.getInteger("rollout.orders", 2_000);
    private static final int READS = Integer.getInteger("rollout.reads", 200);
    private static final int PLACEMENTS = Integer.getInteger("rollout.placements", 20);
    private static final int CHANGES = 20;
    private static final int READERS = 200;
    private static final Duration GRACE = Duration.ofSeconds(45);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(1);

    private final AtomicInteger changes = new AtomicInteger();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void nobodyNoticesThatEveryReplicaIsReplaced() throws Exception {
        try (var partner = new ManyStreamsPartner(); var orders = new ManyOrders(partner)) {
            orders.seed(ORDERS);
            partner.takeOrders();
            var partnerIds = orders.partnerIds();
            var ids = List.copyOf(partnerIds.keySet());
            var replicas = new ArrayList<MeasuredGateway>();
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add(orders.start());
            }
            for (var replica : replicas) {
                awaitReady(replica);
            }
            patiently(() -> assertThat(partner.followed()).isEqualTo(ORDERS));
            try (var nginx = new Nginx(urls(replicas));
                    var readers = new ResumingReaders(nginx.url());
                    var traffic = new Traffic(nginx.url())) {
                ids.subList(0, READERS).forEach(readers::readOrder);
                readers.readLog(newestCursor(replicas.getFirst()), (_, entry) -> told.add(entry));
                traffic.every(READS, () -> Traffic.read(ids), 200);
                traffic.every(CHANGES, () -> {
                    change(partner, partnerIds, ids);
                    return Traffic.read(ids);
                }, 200);
                var placed = traffic.every(PLACEMENTS, Traffic::place, 201);
                patiently(() -> assertThat(traffic.answered()).isGreaterThan(5 * READS));
                partner.orders().forEach(Followed::forgetGaps);

                for (var old : List.copyOf(replicas)) {
                    replace(old, replicas, orders, nginx);
                }
                patiently(() -> assertThat(readers.resumed()).isGreaterThanOrEqualTo(READERS));
                traffic.end();
                patiently(() -> assertThat(traffic.isOver()).isTrue());

                assertThat(traffic.failures()).isEmpty();
                assertThat(readers.faults()).isEmpty();
                assertThat(partner.created()).isEqualTo(placed.get());
                assertThat(partner.orders()).allSatisfy(order -> assertThat(order.longestGap()).as(order.id())
                        .isLessThanOrEqualTo(LONGEST_GAP));
                assertReadersKnowEverything(readers, orders);
                assertThat(given().get(replicas.getFirst().application().url() + "/api/audit").then().statusCode(200)
                        .extract().<Boolean> path("ok")).isTrue();
                LOG.infof("%d answers, %d orders placed, %d readers came back, %d entries of the log, longest gap %s",
                        traffic.answered(), placed.get(), readers.resumed(), told.size(),
                        partner.orders().stream().map(Followed::longestGap).max(Duration::compareTo).orElseThrow());
            } finally {
                replicas.forEach(MeasuredGateway::close);
            }
        }
    }

    private static void replace(MeasuredGateway old, List<MeasuredGateway> replicas, ManyOrders orders, Nginx nginx)
            throws IOException, InterruptedException {
        var fresh = orders.start();
        replicas.add(fresh);
        awaitReady(fresh);
        nginx.use(urls(replicas));
        LOG.infof("%s a replica is told to end", Instant.now());
        old.application().beginTermination();
        patiently(() -> assertThat(old.isReady()).isFalse());
        replicas.remove(old);
        nginx.use(urls(replicas));
        LOG.infof("%s it takes no more requests", Instant.now());
        await().atMost(GRACE).until(() -> !old.application().isAlive());
        LOG.infof("%s it has ended", Instant.now());
        assertThat(old.application().log()).doesNotContain("ERROR");
    }

    private static List<String> urls(List<MeasuredGateway> replicas) {
        return replicas.stream().map(replica -> replica.application().url()).toList();
    }

    private static void awaitReady(MeasuredGateway replica) {
        patiently(() -> assertThat(replica.isReady()).isTrue());
    }

    private static String newestCursor(MeasuredGateway replica) {
        var url = replica.application().url() + "/api/events?limit=100";
        return given().get(url).then().statusCode(200).extract().path("next_cursor");
    }

    private static String event(String entry) {
        var json = Description.json(entry);
        return json.required("order_id").textValue() + ' ' + json.required("version").intValue();
    }

    private void change(ManyStreamsPartner partner, Map<String, String> partnerIds, List<String> ids) {
        int number = changes.incrementAndGet();
        partner.change(partnerIds.getOrDefault(ids.get(number % READERS), ""), number);
    }

    private void assertReadersKnowEverything(ResumingReaders readers, ManyOrders orders) throws SQLException {
        var stored = orders.versions();
        patiently(() -> assertThat(readers.versions()).hasSize(READERS).allSatisfy((id, version) -> assertThat(version)
                .as(id).hasToString(stored.get(id))));
        var events = orders.events();
        patiently(() -> assertThat(told).hasSizeGreaterThanOrEqualTo(events.size()));
        assertThat(told.stream().map(RollingRestart::event)).containsExactlyInAnyOrderElementsOf(events);
    }

    private static void patiently(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(assertion);
    }
}
