package dev.ordergateway.benchmark;

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
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Description;

/**
 * A rolling restart as the manifests make it: three replicas behind an nginx are replaced one after the other while callers
 * read and place, readers of event streams read on, and thousands of orders are followed. A new replica takes requests once
 * it is ready and counts as available when it has been so for a while, then an old one is told to end, takes none any more once
 * it says that it is not ready, and is gone before the grace is over. Nobody may notice: every answer is the expected one, no
 * order is without a stream for longer than a second, the first included, and every reader comes back and misses nothing.
 *
 * <p>
 * It needs nginx and two cores of its own, so it runs only when it is asked for, at the size that is promised unless
 * {@code rollout.orders}, {@code rollout.reads}, {@code rollout.placements} and {@code rollout.changes} (a second) and
 * {@code rollout.warm} (seconds) say otherwise:
 * {@code ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RollingRestart}
 */
class RollingRestart {

    private static final Logger LOG = Logger.getLogger(RollingRestart.class);

    private static final int REPLICAS = 3;
    private static final int ORDERS = Integer.getInteger("rollout.orders", 2_000);
    private static final int READS = Integer.getInteger("rollout.reads", 200);
    private static final int PLACEMENTS = Integer.getInteger("rollout.placements", 20);
    private static final int CHANGES = Integer.getInteger("rollout.changes", 20);
    private static final int READERS = 200;
    /** Those that are replaced have been running for long: so long that their JVMs have little left to compile. */
    private static final int WARM_SECONDS = Integer.getInteger("rollout.warm", 150);
    /** As {@code minReadySeconds} of the manifests. */
    private static final int AVAILABLE_SECONDS = 30;
    private static final Duration GRACE = Duration.ofSeconds(45);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(1);

    private final AtomicInteger changes = new AtomicInteger();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    /** What was done to which replica, and when. */
    private final List<String> chronicle = new ArrayList<>();
    private final List<MeasuredGateway> started = new ArrayList<>();
    private List<String> options = List.of();

    @Test
    void nobodyNoticesThatEveryReplicaIsReplaced() throws Exception {
        try (var partner = new ManyStreamsPartner(); var orders = new ManyOrders(partner)) {
            options = Stream.concat(orders.learnedOptions().stream(), Stream.of("-Xmx512m", "-XX:+UseSerialGC")).toList();
            orders.seed(ORDERS);
            partner.forget();
            partner.takeOrders();
            var partnerIds = orders.partnerIds();
            var ids = List.copyOf(partnerIds.keySet());
            var replicas = new ArrayList<MeasuredGateway>();
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add(started(orders));
            }
            replicas.forEach(RollingRestart::awaitReady);
            patiently(() -> assertThat(partner.followed()).isEqualTo(ORDERS));
            try (var nginx = new Nginx(urls(replicas));
                    var readers = new ResumingReaders(nginx.url());
                    var traffic = new Traffic(nginx.url())) {
                ids.subList(0, READERS).forEach(readers::readOrder);
                readers.readLog((_, entry) -> told.add(entry));
                traffic.every(READS, () -> Traffic.read(ids), 200);
                traffic.every(CHANGES, () -> {
                    change(partner, partnerIds, ids);
                    return Traffic.read(ids);
                }, 200);
                var placed = traffic.every(PLACEMENTS, Traffic::place, 201);
                waitWhile(traffic, WARM_SECONDS);
                patiently(() -> assertThat(partner.followed()).isEqualTo(partner.orders().size()));
                partner.orders().forEach(Followed::forgetGaps);

                for (var old : List.copyOf(replicas)) {
                    replace(old, replicas, orders, nginx, traffic);
                }
                patiently(() -> assertThat(readers.resumed()).isGreaterThanOrEqualTo(READERS));
                traffic.end();
                patiently(() -> assertThat(traffic.isOver()).isTrue());

                LOG.infof(
                        "%d answers, %d orders placed, %d readers came back, %d entries of the log, longest without a stream %s; "
                                + "first streams after at most %s, %d of them after more than %s",
                        traffic.answered(), placed.get(), readers.resumed(), told.size(),
                        partner.longest(Followed::hadNoneFor), partner.longest(Followed::firstAfter),
                        partner.orders().stream().filter(order -> order.firstAfter().compareTo(LONGEST_GAP) > 0).count(),
                        LONGEST_GAP);
                SoftAssertions.assertSoftly(all -> {
                    all.assertThat(traffic.failures()).isEmpty();
                    all.assertThat(readers.faults()).isEmpty();
                    all.assertThat(partner.created()).isEqualTo(placed.get());
                    all.assertThat(started).flatExtracting(RollingRestart::errors).isEmpty();
                    all.check(() -> assertReadersKnowEverything(readers, orders));
                    all.assertThat(replicas.getFirst().auditViolations()).isEmpty();
                    all.assertThat(partner.orders()).filteredOn(order -> order.hadNoneFor().compareTo(LONGEST_GAP) > 0)
                            .as("without a stream, while %s", chronicle).isEmpty();
                    all.assertThat(partner.orders()).filteredOn(order -> order.firstAfter().compareTo(LONGEST_GAP) > 0)
                            .as("late, while %s", chronicle).isEmpty();
                });
            } finally {
                started.forEach(MeasuredGateway::close);
            }
        }
    }

    private MeasuredGateway started(ManyOrders orders) {
        var fresh = orders.start(Map.of(), options);
        started.add(fresh);
        return fresh;
    }

    private void replace(MeasuredGateway old, List<MeasuredGateway> replicas, ManyOrders orders, Nginx nginx, Traffic traffic)
            throws IOException, InterruptedException {
        var fresh = started(orders);
        note(fresh, "starts");
        awaitReady(fresh);
        replicas.add(fresh);
        nginx.use(urls(replicas));
        note(fresh, "takes requests");
        waitWhile(traffic, AVAILABLE_SECONDS);
        note(fresh, "counts as available");
        old.application().beginTermination();
        note(old, "is told to end");
        patiently(() -> assertThat(old.isReady()).isFalse());
        replicas.remove(old);
        nginx.use(urls(replicas));
        note(old, "takes no more requests");
        await().atMost(GRACE).until(() -> !old.application().isAlive());
        note(old, "has ended");
    }

    private void note(MeasuredGateway replica, String event) {
        chronicle.add("%s replica %d %s".formatted(Instant.now(), started.indexOf(replica) + 1, event));
        LOG.info(chronicle.getLast());
    }

    /** So long as so many seconds' requests take. */
    private static void waitWhile(Traffic traffic, int seconds) {
        int before = traffic.answered();
        patiently(() -> assertThat(traffic.answered() - before).isGreaterThan(seconds * (READS + CHANGES + PLACEMENTS)));
    }

    private static List<String> errors(MeasuredGateway replica) {
        return replica.application().log().lines().filter(line -> line.contains("ERROR")).toList();
    }

    private static List<String> urls(List<MeasuredGateway> replicas) {
        return replicas.stream().map(replica -> replica.application().url()).toList();
    }

    private static void awaitReady(MeasuredGateway replica) {
        patiently(() -> assertThat(replica.isReady()).isTrue());
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
        await().atMost(Duration.ofMinutes(5)).untilAsserted(assertion);
    }
}
