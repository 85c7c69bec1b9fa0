package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.NoTracking;
import dev.ordergateway.support.Orders;
import dev.ordergateway.support.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** When the orders are counted, and what stands meanwhile. The clock goes on only when it is told to. */
@QuarkusTest
@TestProfile(NoTracking.class)
class OrderCountsTest extends StoreCalls {

    private static final int CALLERS = 50;
    private static final String LOCKED = "lock table orders in access exclusive mode";
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Inject
    UnitOfWork unitOfWork;
    @Inject
    Contexts contexts;
    @Inject
    Replicas replicas;
    @Inject
    Database database;

    private final SettableClock clock = new SettableClock(Orders.CHANGED_AT);
    private OrderCounts counts;

    @BeforeEach
    void begin() throws SQLException {
        database.execute("delete from replicas");
        counts = new OrderCounts(unitOfWork, contexts, replicas, clock);
    }

    @Test
    void everyStatusThatOccursIsCounted() throws SQLException {
        placed(null);
        attached();

        var count = counted();

        assertThat(count.byStatus().entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()))
                .contains("Placing " + stored("Placing"), "WaitingForPayment " + stored("WaitingForPayment"))
                .containsExactlyInAnyOrderElementsOf(
                        database.texts("select status || ' ' || count(*) from orders group by status"));
        assertThat(count.at()).isEqualTo(Orders.CHANGED_AT);
    }

    @Test
    void countStandsForAWhile() {
        var first = counted();
        placed(null);

        clock.advance(REST.minus(MOMENT));
        assertThat(counted()).isSameAs(first);

        clock.advance(MOMENT);
        assertThat(counted().byStatus().get("Placing")).isEqualTo(first.byStatus().getOrDefault("Placing", 0L) + 1);
    }

    @Test
    void longCountStandsTwentyTimesAsLong() throws Exception {
        CompletableFuture<Optional<OrderCount>> asked;
        try (var _ = database.locking(LOCKED)) {
            asked = ask();
            eventually(() -> assertThat(waiting()).isOne());
            clock.advance(Duration.ofSeconds(1));
        }
        var first = asked.join().orElseThrow();

        clock.advance(Duration.ofSeconds(20).minus(MOMENT));
        assertThat(counted()).isSameAs(first);

        clock.advance(MOMENT);
        assertThat(counted()).isNotSameAs(first);
    }

    @Test
    void manyWhoAskAtOnceMakeOneCountWhoeverHangsUp() throws Exception {
        var before = counted();
        clock.advance(REST);

        Stream<CompletableFuture<Optional<OrderCount>>> asked;
        try (var _ = database.locking(LOCKED)) {
            var hangsUp = ask();
            asked = Stream.generate(this::ask).limit(CALLERS).toList().stream();
            eventually(() -> assertThat(waiting()).isOne());
            hangsUp.cancel(true);
            assertThat(waiting()).isOne();
        }

        assertThat(asked.map(CompletableFuture::join).map(Optional::orElseThrow).distinct()).singleElement()
                .isSameAs(counted()).isNotSameAs(before);
    }

    @Test
    void countThatTakesTooLongIsGivenUpAndNotTriedAgainAtOnce() throws Exception {
        try (var _ = database.locking(LOCKED)) {
            assertThat(await(counts.recent())).isEmpty();
            assertThat(waiting()).as("ended before whoever asked was told").isZero();

            assertThat(await(counts.recent())).isEmpty();
            assertThat(waiting()).isZero();
        }

        clock.advance(REST);
        assertThat(await(counts.recent())).isPresent();
    }

    @Test
    void lastCountIsShownWhenThereIsNoNewOne() throws SQLException {
        var last = counted();
        clock.advance(REST);

        database.execute("alter table orders rename to orders_elsewhere");
        try {
            assertThat(counted()).isSameAs(last);
        } finally {
            database.execute("alter table orders_elsewhere rename to orders");
        }
    }

    @Test
    void openOrdersThatNobodyFollowsAreTold() throws SQLException {
        attached();
        placed(null);
        long open = stored("Placing") + stored("Unconfirmed") + stored("WaitingForPayment") + stored("WaitingForDelivery")
                + stored("WaitingForManualAction");

        replica("a", 1);
        replica("b", open - 2);
        assertThat(counted().unfollowed()).isOne();

        replica("c", 7);
        clock.advance(REST);
        assertThat(counted().unfollowed()).as("told when some of them were open still").isZero();
    }

    private OrderCount counted() {
        return await(counts.recent()).orElseThrow();
    }

    private CompletableFuture<Optional<OrderCount>> ask() {
        return counts.recent().subscribeAsCompletionStage();
    }

    private void replica(String name, long streaming) throws SQLException {
        database.execute("""
                insert into replicas (name, until, watched)
                values ('%s', now() + interval '1 hour', '{"streaming":%d}')""".formatted(name, streaming));
    }

    private long stored(String status) throws SQLException {
        return Long.parseLong(database.texts("select count(*) from orders where status = '" + status + "'").getFirst());
    }

    /** Counts that are under way. */
    private int waiting() throws SQLException {
        return database.texts("""
                select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%group by status%'""").size();
    }
}
