package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.support.Database;
import io.quarkus.test.junit.QuarkusTest;

/** The log of a database that was restored goes less far than readers have seen, and gives the same places again. */
@QuarkusTest
class RestoredLogTest extends GatheringCalls {

    private static final long FAR = Long.MAX_VALUE - 1;

    @Inject
    EventLog log;
    @Inject
    Cursors cursors;
    @Inject
    EventHead head;
    @Inject
    Event<Hint> hints;
    @Inject
    Database tables;
    @Inject
    LogEnd end;

    @Test
    void readerOfLostEventsIsToldAndOneWhoSawOnlyWhatIsThereGoesOn() throws SQLException {
        var start = end.cursor();
        var kept = told(placed(null).id(), start);
        var lost = told(placed(null).id(), kept);
        loseAfter(kept);

        expires(lost);
        var later = placed(null).id();
        var told = told(later, kept);

        expires(lost);
        assertThat(await(log.page(kept, "after", 1)).events()).extracting(event -> event.stored().order().id())
                .containsExactly(later);
        assertThat(await(log.page(told, "after", 1)).events()).isEmpty();
    }

    @Test
    void whoeverWaitsHearsOfWhatComesAfterTheRestore() throws SQLException {
        var start = end.cursor();
        var kept = told(placed(null).id(), start);
        // so far that the log will not go there for a long time
        head.reached(FAR);
        loseAfter(kept);
        var waiting = log.nextPage(kept, 1).subscribeAsCompletionStage();
        var waitingFar = head.beyond(head.heard()).subscribeAsCompletionStage();

        assertThat(waitingFar).isNotDone();
        // as when the connection to the database is a new one
        hints.fire(new Hint.Missed());
        var later = placed(null).id();

        assertThat(waitingFar).as("whoever waits looks again").succeedsWithin(Duration.ofSeconds(30));
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30))
                .satisfies(page -> assertThat(page.events()).extracting(event -> event.stored().order().id())
                        .containsExactly(later));
    }

    private void expires(String cursor) {
        assertThatThrownBy(() -> await(log.page(cursor, "after", 10))).isInstanceOf(StoreFailure.CursorExpired.class);
    }

    /** As if the database had been restored to where that cursor was the end, except for the orders. */
    private void loseAfter(String cursor) throws SQLException {
        long position = EventCursor.read(cursors.read("events", cursor, "after")).position();
        tables.execute("delete from event_log where position > " + position);
        tables.execute("alter table event_log alter column position restart with " + (position + 1));
    }

    /** The cursor behind the event that places the order. */
    private String told(OrderId id, String after) {
        var page = new EventPage[1];
        eventually(() -> {
            page[0] = await(log.page(after, "after", 100));
            assertThat(page[0].events()).anyMatch(event -> event.stored().order().id().equals(id));
        });
        return page[0].next();
    }
}
