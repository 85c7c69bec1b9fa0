package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderId;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EventLogTest extends GatheringCalls {

    @Inject
    EventLog log;
    @Inject
    Cursors cursors;
    @Inject
    LogEnd end;

    @Test
    void everyVersionIsToldWithTheOrderAsItWasThen() {
        var start = end.cursor();
        var id = attached().id();
        observe(id, partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        observe(id, partnerShows(DONE).inAMessage());

        var events = eventsOf(id, start, 4);

        assertThat(events).extracting(event -> event.stored().order().version(), OrderEvent::type,
                event -> event.stored().order().status().label()).containsExactly(
                        tuple(1, "order.placed", "Placing"),
                        tuple(2, "order.status_changed", "WaitingForPayment"),
                        tuple(3, "order.status_changed", "WaitingForDelivery"),
                        tuple(4, "order.status_changed", "Done"));
        assertThat(events.getLast().stored().order()).isEqualTo(await(store.find(id)).order());
    }

    @Test
    void whatBeganFirstAndCommitsLaterIsToldLater() throws SQLException {
        var slow = attached().id();
        var start = end.cursor();

        try (var first = uncommitted("""
                insert into events (order_id, version, type, snapshot)
                select order_id, 3, type, snapshot from events where order_id = '%s' and version = 2""".formatted(slow))) {
            var quick = attached().id();
            var told = eventsOf(quick, start, 2);
            first.commit();

            assertThat(eventsOf(slow, told.getLast().cursor(), 1)).extracting(event -> event.stored().order().version())
                    .containsExactly(3);
            // orders of other tests may still move
            assertThat(read(start)).filteredOn(event -> List.of(slow, quick).contains(event.stored().order().id()))
                    .startsWith(told.toArray(OrderEvent[]::new)).hasSize(3);
        }
    }

    @Test
    void cursorOfNothingYetIsGoodForWhatComes() {
        var start = end.cursor();
        assertThat(await(log.page(start, "after", 10)).next()).isEqualTo(start);

        var waiting = log.nextPage(start, 10).subscribeAsCompletionStage();
        var id = placed(null).id();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30))
                .satisfies(page -> assertThat(page.events().getFirst().stored().order().id()).isEqualTo(id));
    }

    @Test
    void eventWhoseRowIsGoneKeepsNobodyFromTheNext() throws SQLException {
        var start = end.cursor();
        var broken = attached().id();
        eventsOf(broken, start, 2);
        try (var repair = uncommitted("delete from events where order_id = '%s'".formatted(broken))) {
            repair.commit();
        }
        var later = placed(null).id();

        assertThat(await(log.nextPage(start, 2)).events()).extracting(event -> event.stored().order().id())
                .containsExactly(later);
    }

    @Test
    void cursorOfAnotherPurposeIsRefused() {
        for (var cursor : List.of(cursors.of("orders", "1"), "x", "")) {
            assertThatThrownBy(() -> await(log.page(cursor, "after", 10))).isInstanceOf(OrderFailure.InvalidCursor.class);
        }
    }

    private List<OrderEvent> eventsOf(OrderId id, String after, int count) {
        var found = new ArrayList<OrderEvent>();
        eventually(() -> {
            found.clear();
            found.addAll(read(after).stream().filter(event -> event.stored().order().id().equals(id)).toList());
            assertThat(found).hasSize(count);
        });
        return found;
    }

    private List<OrderEvent> read(String after) {
        var all = new ArrayList<OrderEvent>();
        var page = await(log.page(after, "after", 100));
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = await(log.page(page.next(), "after", 100));
        }
        return all;
    }
}
