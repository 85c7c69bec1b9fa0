package dev.ordergateway.benchmark;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.sun.management.OperatingSystemMXBean;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.store.GroupCommit;
import dev.ordergateway.store.Intent;
import dev.ordergateway.store.IntentStore;
import dev.ordergateway.store.Observed;
import dev.ordergateway.store.OrderStore;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Many orders advanced at once, together and one by one, against a bare update of each, by turns: how many a second, and
 * the CPU for each, here and in the database.
 */
@QuarkusTest
class TransitionsBenchmark {

    private static final int ORDERS = 15_000;
    private static final int ROUNDS = 5;
    /** More than there are connections; all of them at once would not be done before the limit of a unit of work. */
    private static final int ONE_BY_ONE = 64;

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Inject
    IntentStore intents;
    @Inject
    OrderStore store;
    @Inject
    GroupCommit groupCommit;
    @Inject
    Pool pool;

    record Figure(double perSecond, double cpuMicros, double databaseMicros) {

        String row() {
            return "%8.0f %6.1f %6.1f".formatted(perSecond, cpuMicros, databaseMicros);
        }
    }

    record Round(Figure together, Figure oneByOne, Figure bare) {

        String row() {
            return "%s | %s | %s".formatted(together.row(), oneByOne.row(), bare.row());
        }
    }

    @Test
    void transitions() throws InterruptedException {
        var ids = Stream.generate(() -> new OrderId(UUID.randomUUID())).limit(ORDERS).toList();
        measure(ids, ONE_BY_ONE, this::open);
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(new Round(
                    measure(ids, ORDERS, id -> advanced(groupCommit.observe(id, shows(WAITING_FOR_DELIVERY)))),
                    measure(ids, ONE_BY_ONE, id -> advanced(store.observe(id, shows(WAITING_FOR_MANUAL_ACTION)))),
                    measure(ids, ORDERS, this::updated)));
        }
        System.out.printf("%d orders; a second, CPU µs each here, in the database: together | one by one | bare%n", ORDERS);
        rounds.forEach(round -> System.out.println(round.row()));
        System.out.printf("medians of the ratios to the bare update: a second %.2f | %.2f, CPU here %.2f | %.2f%n",
                median(rounds, round -> round.together.perSecond / round.bare.perSecond),
                median(rounds, round -> round.oneByOne.perSecond / round.bare.perSecond),
                median(rounds, round -> round.together.cpuMicros / round.bare.cpuMicros),
                median(rounds, round -> round.oneByOne.cpuMicros / round.bare.cpuMicros));
    }

    private Uni<Boolean> open(OrderId id) {
        return intents.record(new Intent(anOrder().withId(id).justPlaced(), null, "fingerprint", null))
                .chain(() -> store.observe(id, partnerShows(WAITING_FOR_PAYMENT).inTheCreateAnswer()))
                .map(observed -> observed.outcome() instanceof Advanced);
    }

    private static Observation shows(OrderStatus status) {
        return partnerShows(status).inAMessage();
    }

    private static Uni<Boolean> advanced(Uni<Observed> observed) {
        return observed.map(each -> each.outcome() instanceof Advanced);
    }

    private Uni<Boolean> updated(OrderId id) {
        return pool.preparedQuery("update orders set observed_at = now() where id = $1").execute(Tuple.of(id.value()))
                .map(rows -> rows.rowCount() == 1);
    }

    private Figure measure(List<OrderId> ids, int atOnce, Function<OrderId, Uni<Boolean>> way) throws InterruptedException {
        double database = databaseMicros();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        assertThat(done(ids, atOnce, way)).as("none failed").isEqualTo(ids.size());
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMicros = (SYSTEM.getProcessCpuTime() - cpu) / 1000.0;
        return new Figure(ids.size() / seconds, cpuMicros / ids.size(), (databaseMicros() - database) / ids.size());
    }

    private static long done(List<OrderId> ids, int atOnce, Function<OrderId, Uni<Boolean>> way) throws InterruptedException {
        var places = new Semaphore(atOnce);
        var done = new LongAdder();
        for (var id : ids) {
            places.acquire();
            var _ = way.apply(id).onFailure().recoverWithItem(false)
                    .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                    .subscribe().with(isDone -> {
                        done.add(isDone ? 1 : 0);
                        places.release();
                    });
        }
        places.acquire(atOnce);
        return done.sum();
    }

    /** The CPU of all its processes so far; zero when they are not on this machine. */
    private double databaseMicros() {
        return pool.query("select pid from pg_stat_activity").execute().await().atMost(Duration.ofSeconds(30)).stream()
                .flatMap(row -> ProcessHandle.of(row.getInteger(0)).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toNanos).sum() / 1000;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> ratio) {
        return rounds.stream().mapToDouble(ratio).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
