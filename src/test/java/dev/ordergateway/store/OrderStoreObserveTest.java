package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Source;
import dev.ordergateway.support.Orders;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
class OrderStoreObserveTest extends StoreCalls {

    @Inject
    AgroalDataSource database;

    @Test
    void versionsHaveNoGapsHoweverManyWriteAtOnce() {
        var order = attached();
        var amounts = IntStream.rangeClosed(1, 40).mapToObj(i -> partnerShows(WAITING_FOR_PAYMENT)
                .sentCoinAmount(String.valueOf(i)).inAMessage());

        var observed = await(Uni.join().all(amounts.map(seen -> store.observe(order.id(), seen)).toList()).andFailFast());

        var versions = observed.stream().map(each -> each.stored().order().version()).sorted().toList();
        assertThat(versions).isEqualTo(IntStream.rangeClosed(3, 42).boxed().toList());
        assertThat(await(store.find(order.id())).order().version()).isEqualTo(42);
        assertThat(history(order.id())).extracting(JournalLine::seq).isEqualTo(IntStream.rangeClosed(1, 42).boxed().toList());
    }

    @Test
    void sightWithoutNewsChangesOnlyWhenTheOrderWasSeen() {
        var order = attached();

        observe(order.id(), partnerShows(WAITING_FOR_PAYMENT).inAMessage());

        var found = await(store.find(order.id()));
        assertThat(found.order()).isEqualTo(order);
        assertThat(found.observedBy()).isEqualTo("stream");
        assertThat(history(order.id())).hasSize(2);
    }

    @Test
    void journalSaysWhatHappenedAndCountsWhatIsSaidAgain() {
        var order = attached();

        observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        Stream.generate(() -> partnerShows(WAITING_FOR_PAYMENT).inAMessage()).limit(50)
                .forEach(stepBack -> observe(order.id(), stepBack));

        var lines = history(order.id());
        assertThat(lines).extracting(JournalLine::kind).containsExactly("transition", "transition", "transition",
                "observation");
        assertThat(lines).extracting(JournalLine::to).containsExactly("Placing", "WaitingForPayment", "WaitingForDelivery",
                null);
        assertThat(lines).extracting(JournalLine::source).containsExactly("placement", "placement", "stream", "stream");
        assertThat(lines.getLast()).returns("disregarded", JournalLine::verdict).returns("NOT_A_MOVE", JournalLine::reason)
                .returns("WaitingForPayment", JournalLine::orderState).returns(50, JournalLine::count);
    }

    @Test
    void promise4EveryVersionHasItsLine() {
        var order = attached();

        Stream.of(0, 450, 900, 950).forEach(seconds -> observe(order.id(),
                new Observation.NotFound(Source.POLL, Orders.CHANGED_AT.plusSeconds(seconds))));

        var found = await(store.find(order.id())).order();
        assertThat(found.attention()).containsExactly(Attention.PARTNER_MISSING);
        assertThat(history(order.id())).extracting(JournalLine::version).containsExactly(1, 2, 2, 3);
        assertThat(history(order.id())).extracting(JournalLine::count).containsExactly(1, 1, 2, 2);
        assertThat(found.version()).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeReadLeavesItsMeasureAlone() throws SQLException {
        var order = attached();

        observe(order.id(), new Observation.Unreadable(Source.STREAM, Orders.CHANGED_AT, 17, "9f86d081", 5));

        assertThat(history(order.id()).getLast()).returns("MALFORMED", JournalLine::reason);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var line = statement
                        .executeQuery("select payload_length, payload_sha256, payload_position from journal where order_id = '"
                                + order.id() + "' and reason = 'MALFORMED'")) {
            assertThat(line.next()).isTrue();
            assertThat(line.getInt(1)).isEqualTo(17);
            assertThat(line.getString(2)).isEqualTo("9f86d081");
            assertThat(line.getInt(3)).isEqualTo(5);
        }
    }

    @Test
    void promise4StatusAndJournalCommitTogetherOrNotAtAll() throws SQLException {
        var order = attached();
        insertJournalLine(order.id(), 3);

        assertThatThrownBy(() -> observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage()))
                .isInstanceOf(StoreFailure.Unavailable.class);

        assertThat(await(store.find(order.id())).order()).isEqualTo(order);
    }

    private void insertJournalLine(OrderId id, int seq) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into journal (order_id, seq, at, version, kind, source, verdict, count)
                        values (?, ?, now(), 1, 'observation', 'poll', 'applied', 1)""")) {
            insert.setObject(1, id.value());
            insert.setInt(2, seq);
            insert.executeUpdate();
        }
    }

    @Test
    void actThatIsNotedTwiceIsCounted() {
        var order = attached();
        var act = new Act("operator", "looked", null);

        await(store.note(order.id(), act, Orders.CHANGED_AT));
        await(store.note(order.id(), act, Orders.CHANGED_AT));

        assertThat(await(store.history(order.id(), 0, 100))).last().satisfies(line -> {
            assertThat(line.by()).isEqualTo("operator");
            assertThat(line.count()).isEqualTo(2);
        });
    }
}
