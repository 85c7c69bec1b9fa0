package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.AskingOrders.Asking;
import dev.ordergateway.store.Reading.Missing;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.NoTracking;
import dev.ordergateway.support.SettableClock;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

/** The figures of orders whose rows are known. The clock goes on only when it is told to. */
@QuarkusTest
@TestProfile(NoTracking.class)
class OrderFiguresTest extends StoreCalls {

    private static final Instant FROM = Instant.parse("2020-01-01T10:00:00Z");
    private static final Duration REST = Duration.ofSeconds(5);

    @Inject
    UnitOfWork unitOfWork;
    @Inject
    Contexts contexts;
    @Inject
    Database database;

    private final SettableClock clock = new SettableClock(FROM);
    private OrderFigures figures;

    @BeforeEach
    void begin() throws SQLException {
        database.execute("truncate orders, search_terms cascade");
        figures = new OrderFigures(unitOfWork, contexts, clock);
    }

    @Test
    void ordersThatAskAreCountedByFlagAndOnceAltogether() throws SQLException {
        // of eight orders in a row the last has both flags and the first has one of them
        database.execute(StoredOrders.varied(FROM, "asking", 17));

        var asking = await(figures.asking());

        assertThat(asking.at()).isEqualTo(FROM);
        assertThat(asking.missing()).isNull();
        assertThat(asking.value()).isEqualTo(new AskingOrders(5, List.of(
                new Asking(Attention.OVERDUE_PAYMENT, 5, oldest("OVERDUE_PAYMENT"), FROM),
                new Asking(Attention.REGRESSION_SEEN, 2, oldest("REGRESSION_SEEN"), FROM.plusSeconds(2)))));
    }

    @Test
    void countOfAFlagEndsAndStillKnowsTheOldest() throws SQLException {
        database.execute(StoredOrders.varied(FROM, "many", AskingOrders.COUNTED * 4 + 8));

        var overdue = known(figures.asking()).byFlag().getFirst();

        assertThat(overdue)
                .isEqualTo(new Asking(Attention.OVERDUE_PAYMENT, AskingOrders.COUNTED, oldest("OVERDUE_PAYMENT"), FROM));
    }

    @Test
    void hoursThatHadNoOrderHaveTheirPlace() throws SQLException {
        clock.set(FROM.plus(Duration.ofMinutes(59)));
        var hours = FROM.minus(Duration.ofHours(23));
        database.execute(StoredOrders.varied(hours.minusSeconds(1), "before", 2));
        database.execute(StoredOrders.varied(hours, "first", 3));
        database.execute(StoredOrders.varied(FROM.minusSeconds(1), "last but one", 2));
        database.execute(StoredOrders.varied(FROM, "last", 4));
        database.execute(StoredOrders.varied(FROM.plus(Duration.ofHours(1)), "after", 2));

        var hourly = known(figures.hourly());

        assertThat(hourly.from()).isEqualTo(hours);
        assertThat(hourly.counts()).hasSize(24).startsWith(3L, 0L).endsWith(0L, 2L, 4L);
        assertThat(hourly.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(9);
    }

    @Test
    void timesAreThoseBetweenTheMoves() throws SQLException {
        var done = order("Done", 0);
        move(done, 2, "WaitingForPayment", 1);
        move(done, 3, "WaitingForDelivery", 60);
        move(done, 4, "Done", 75);
        var waiting = order("WaitingForDelivery", 10);
        move(waiting, 2, "WaitingForDelivery", 130);
        move(order("Done", 20), 2, "Done", 200);
        var expired = order("Expired", 30);
        move(expired, 2, "Expired", 300);

        var times = known(figures.times());

        assertThat(times.toPayment()).containsExactly(Duration.ofSeconds(120), Duration.ofSeconds(60));
        assertThat(times.toDelivery()).as("the one whose payment was seen").containsExactly(Duration.ofSeconds(15));
    }

    @Test
    void paymentThatSeemsOlderThanItsOrderTookNoTime() throws SQLException {
        move(order("WaitingForDelivery", 10), 2, "WaitingForDelivery", 9);

        assertThat(known(figures.times()).toPayment()).containsExactly(Duration.ZERO);
    }

    @Test
    void onlyTheNewestAreLookedAt() throws SQLException {
        for (int i = 0; i < OrderTimes.SAMPLE + 2; i++) {
            move(order("WaitingForDelivery", i), 2, "WaitingForDelivery", 1000);
        }

        var toPayment = known(figures.times()).toPayment();

        assertThat(toPayment).isEqualTo(IntStream.rangeClosed(1000 - OrderTimes.SAMPLE - 1, 998)
                .mapToObj(Duration::ofSeconds).toList());
    }

    @Test
    void nothingIsThereBeforeTheFirstOrder() {
        assertThat(known(figures.asking())).isEqualTo(new AskingOrders(0, List.of()));
        assertThat(known(figures.hourly()).counts()).hasSize(24).containsOnly(0L);
        assertThat(known(figures.times())).isEqualTo(new OrderTimes(List.of(), List.of()));
    }

    @Test
    void figureThatTakesTooLongSaysSoAndKeepsTheLast() throws Exception {
        try (var _ = database.locking("lock table search_terms in access exclusive mode")) {
            assertThat(await(figures.asking())).isEqualTo(new Reading<AskingOrders>(null, null, Missing.TOO_SLOW));
            assertThat(await(figures.hourly()).value()).as("of another table").isNotNull();
        }
        clock.advance(REST);
        var had = await(figures.asking());
        assertThat(had.missing()).isNull();

        clock.advance(REST);
        try (var _ = database.locking("lock table search_terms in access exclusive mode")) {
            assertThat(await(figures.asking()))
                    .isEqualTo(new Reading<>(had.value(), FROM.plus(REST), Missing.TOO_SLOW));
        }
    }

    @Test
    void restIsTwentyTimesAsLongAsTheQuestion() throws Exception {
        CompletableFuture<Reading<AskingOrders>> asked;
        try (var _ = database.locking("lock table search_terms in access exclusive mode")) {
            asked = figures.asking().subscribeAsCompletionStage();
            eventually(() -> assertThat(database.texts(
                    "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%grouping sets%'"))
                    .hasSize(1));
            clock.advance(Duration.ofSeconds(1));
        }
        var first = asked.join();

        clock.advance(Duration.ofSeconds(20).minusMillis(1));
        assertThat(await(figures.asking())).isSameAs(first);

        clock.advance(Duration.ofMillis(1));
        assertThat(await(figures.asking())).isNotSameAs(first);
    }

    private static <T> T known(Uni<Reading<T>> figure) {
        return Objects.requireNonNull(await(figure).value());
    }

    private OrderId oldest(String flag) throws SQLException {
        return new OrderId(UUID.fromString(database.texts("select id from orders where '" + flag
                + "' = any(attention) order by created_at, id limit 1").getFirst()));
    }

    /** Placed so many seconds after the first. */
    private String order(String status, int seconds) throws SQLException {
        var mark = UUID.randomUUID().toString();
        database.execute(StoredOrders.varied(FROM.plusSeconds(seconds), mark, 1));
        return database.texts("update orders set status = '%s' where placed_by = '%s-1' returning id".formatted(status, mark))
                .getFirst();
    }

    private void move(String order, int seq, String to, int seconds) throws SQLException {
        database.execute("""
                insert into journal (order_id, seq, at, version, kind, source, to_status, verdict, count)
                values ('%s', %d, '%s', %2$d, 'transition', 'stream', '%s', 'applied', 1)"""
                .formatted(order, seq, FROM.plusSeconds(seconds), to));
    }
}
