package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Orders;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

/** Observations that arrive together. */
@QuarkusTest
class GroupCommitTest extends GatheringCalls {

    private static final String WAITING = "from pg_stat_activity where wait_event_type = 'Lock'";

    @Inject
    MeterRegistry metrics;
    @Inject
    Database tables;
    @Inject
    SecretReveals reveals;

    @Test
    void manyAtOnceAreEachStoredOnceWithTheirLine() throws SQLException {
        var orders = attached(150);

        var stored = gathered(() -> submitAll(orders, partnerShows(WAITING_FOR_DELIVERY).inAMessage()));

        assertThat(stored).extracting(each -> answer(each).stored().order().status()).containsOnly(WAITING_FOR_DELIVERY);
        assertThat(orders).allSatisfy(this::isPaid);
        assertThat(metrics.get("gateway.store.batch.size").summary().max()).isEqualTo(64);
    }

    @Test
    void observationsOfOneOrderCountInTheirOrder() throws SQLException {
        var order = attached();
        var words = List.of(WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION, WAITING_FOR_DELIVERY, DONE);

        var stored = gathered(() -> words.stream()
                .map(word -> submit(order.id(), partnerShows(word).inAMessage())).toList());

        assertThat(stored).extracting(each -> answer(each).stored().order().status()).isEqualTo(words);
        assertThat(history(order.id())).extracting(JournalLine::to).containsExactly("Placing", "WaitingForPayment",
                "WaitingForDelivery", "WaitingForManualAction", "WaitingForDelivery", "Done");
    }

    @Test
    void lockedOrderHoldsUpNobodyElse() throws SQLException {
        var orders = attached(10);
        List<CompletableFuture<Observed>> stored;

        try (var lock = uncommitted("select 1 from orders where id = '" + orders.get(4).id() + "' for update")) {
            stored = gathered(() -> submitAll(orders, partnerShows(WAITING_FOR_DELIVERY).inAMessage()));
            IntStream.range(0, 10).filter(place -> place != 4).forEach(place -> answer(stored.get(place)));
            assertThat(stored.get(4)).isNotDone();
            lock.rollback();
        }

        answer(stored.get(4));
        assertThat(orders).allSatisfy(this::isPaid);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            THIRD_LINE,
            "update orders set attention = '{UNHEARD_OF}' where id = '%s'",
            "update orders set deliveries = '{\"items\":[{\"position\":\"first\"}]}' where id = '%s'" })
    void orderThatCannotBeWrittenTakesNobodyDown(String damage) throws SQLException {
        var orders = attached(10);
        tables.execute(damage.formatted(orders.get(4).id()));

        var stored = gathered(() -> submitAll(orders, partnerShows(WAITING_FOR_DELIVERY).inAMessage()));

        assertThatThrownBy(() -> answer(stored.get(4))).isInstanceOf(StoreFailure.Unavailable.class);
        IntStream.range(0, 10).filter(place -> place != 4).forEach(place -> {
            answer(stored.get(place));
            isPaid(orders.get(place));
        });
        // so that sweeps of later tests do not meet it
        tables.execute("update orders set attention = '{}', deliveries = '{\"items\":[]}' where id = '"
                + orders.get(4).id() + "'");
    }

    @Test
    void unknownOrderFailsAlone() throws SQLException {
        var order = attached();
        var paid = partnerShows(WAITING_FOR_DELIVERY).inAMessage();

        var stored = gathered(() -> List.of(submit(new OrderId(UUID.randomUUID()), paid), submit(order.id(), paid)));

        assertThatThrownBy(() -> answer(stored.getFirst())).isInstanceOf(StoreFailure.NotFound.class);
        answer(stored.getLast());
        isPaid(order);
    }

    @Test
    void whoWaitsForTheEndWaitsForWhatIsBeingStored() throws SQLException, InterruptedException {
        var order = attached();
        var end = Thread.ofPlatform().unstarted(() -> assertDoesNotThrow(() -> groupCommit.awaitNone(Duration.ofHours(1))));

        try (var lock = uncommitted("select 1 from orders where id = '" + order.id() + "' for update")) {
            var _ = submit(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());
            end.start();
            eventually(() -> assertThat(end.getState()).isEqualTo(Thread.State.TIMED_WAITING));
            lock.rollback();
        }

        assertThat(end.join(Duration.ofSeconds(30))).isTrue();
        isPaid(order);
    }

    @Test
    void whoWaitsForTheEndDoesNotWaitLongerThanTheLimit() throws SQLException, InterruptedException {
        var order = attached();

        try (var lock = uncommitted("select 1 from orders where id = '" + order.id() + "' for update")) {
            var stored = submit(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());

            assertThat(groupCommit.awaitNone(Duration.ofMillis(1))).isFalse();

            lock.rollback();
            answer(stored);
        }
        assertThat(groupCommit.awaitNone(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void databaseThatGoesAwayFailsThemAllWithoutAnotherAttempt() throws SQLException {
        var orders = attached(10);

        try (var lock = uncommitted(THIRD_LINE.formatted(orders.get(4).id()))) {
            var stored = gathered(() -> submitAll(orders, partnerShows(WAITING_FOR_DELIVERY).inAMessage()));
            eventually(() -> assertThat(tables.texts("select pid " + WAITING)).isNotEmpty());
            tables.execute("select pg_terminate_backend(pid) " + WAITING);
            lock.rollback();
            stored.forEach(each -> assertThatThrownBy(() -> answer(each)).isInstanceOf(StoreFailure.Unavailable.class));
        }

        assertThat(orders).allSatisfy(order -> assertThat(await(store.find(order.id())).order()).isEqualTo(order));
    }

    @Test
    void codesThatComeTogetherAreKeptEncrypted() throws SQLException {
        var orders = attached(10);

        var stored = gathered(() -> IntStream.range(0, 10).mapToObj(place -> submit(orders.get(place).id(),
                partnerShows(DONE).delivery(new Delivery(1, "d1", null, null, null, null, null, null, "Succeeded", true, true,
                        code(place))).inAMessage()))
                .toList());

        assertThat(stored).allSatisfy(each -> assertThat(answer(each).outcome().order().deliveries().getFirst())
                .returns(true, Delivery::codeAvailable).returns(null, Delivery::code));
        assertThat(tables.dump()).doesNotContain("GATHERED-");
        assertThat(IntStream.range(0, 10).mapToObj(place -> await(reveals.reveal(orders.get(place).id(), 1,
                Act.of("alice", "lost"), Orders.CHANGED_AT)))).isEqualTo(IntStream.range(0, 10)
                        .mapToObj(GroupCommitTest::code).toList());
    }

    private static RedemptionCode code(int number) {
        return new RedemptionCode(RedemptionCode.Kind.PIN, "GATHERED-" + number, null, null);
    }

    private void isPaid(Order order) {
        assertThat(await(store.find(order.id())).order()).returns(WAITING_FOR_DELIVERY, Order::status).returns(3,
                Order::version);
        assertThat(history(order.id())).extracting(JournalLine::to).containsExactly("Placing", "WaitingForPayment",
                "WaitingForDelivery");
    }
}
