package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;

/** Another replica, to which everything that is committed here is foreign. */
@QuarkusTest
class ForeignChangesTest extends StoreCalls {

    private static final long FAR = Long.MAX_VALUE - 1;

    @Inject
    Timers timers;
    @Inject
    Pool pool;
    @Inject
    Database tables;

    private final OrderChanges changes = new OrderChanges();
    private final List<StoredOrder> told = new CopyOnWriteArrayList<>();
    private ForeignChanges foreign;

    /** Somebody reads along, else the log is not read at all. */
    @BeforeEach
    void anotherIsListened() throws SQLException {
        foreign = new ForeignChanges(store, changes, timers, pool);
        var _ = changes.listen(attached().id(), _ -> {
        });
        foreign.hear(moved());
    }

    @Test
    void whatStandsInTheLogIsTold() throws SQLException {
        isTold();
    }

    /** The log of a database that was restored may go less far than what is just being read. */
    @Test
    void logIsReadFromItsNewEndAfterALostConnection() throws SQLException {
        foreign.hear(new EventHead.Moved(FAR));
        foreign.hear(new Hint.Missed());
        foreign.hear(moved());

        isTold();
    }

    /** By the log alone, because nobody listened when all orders were read. */
    private void isTold() {
        var order = attached();
        var _ = changes.listen(order.id(), told::add);

        var paid = observe(order.id(), partnerShows(WAITING_FOR_DELIVERY).inAMessage()).stored().order();

        eventually(() -> {
            foreign.hear(moved());
            assertThat(told).extracting(stored -> stored.order().version()).contains(paid.version());
        });
    }

    private EventHead.Moved moved() throws SQLException {
        return new EventHead.Moved(Long.parseLong(tables.texts("select coalesce(max(position), 0) from event_log").getFirst()));
    }
}
