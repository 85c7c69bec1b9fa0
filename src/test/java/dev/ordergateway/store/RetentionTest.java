package dev.ordergateway.store;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Order;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/** What is removed when it is old enough, and when that is looked for. */
@QuarkusTest
class RetentionTest extends StoreCalls {

    private record Alarm(Duration delay, Runnable work) {
    }

    @Inject
    Database tables;
    @Inject
    Pool pool;
    @Inject
    Vertx vertx;
    @Inject
    RetentionConfig config;
    @Inject
    EventLog log;
    @Inject
    Cursors cursors;
    @Inject
    LogEnd end;

    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private final List<Alarm> cancelled = new CopyOnWriteArrayList<>();

    @Test
    void whatThePartnerShowedGoesAfterItsTimeAndTheLinesStay() throws SQLException {
        var old = attached();
        shown("180 days 1 minute", old);
        var young = attached();
        shown("179 days 23 hours 59 minutes", young);
        var lines = history(old.id());

        ringNext(retention(pool));

        assertThat(payloadsOf(old)).isEmpty();
        assertThat(payloadsOf(young)).hasSize(1);
        assertThat(history(old.id())).isEqualTo(lines).hasSize(2);
    }

    @Test
    void eventsGoAfterTheirTimeAndWhoeverHasNotSeenThemIsTold() throws SQLException {
        var empty = cursors.of("events", "0");
        var before = end.cursor();
        var old = attached();
        var start = awaitListed(old, before);
        var seen = awaitListed(attached(), start);
        tables.execute("update event_log set listed_at = now() - interval '31 days'");
        var since = end.cursor();
        var young = attached();
        awaitListed(young, since);

        var retention = retention(pool);
        do {
            ringNext(retention);
        } while (alarms.getLast().delay.equals(Retention.BREATH));

        assertThat(await(log.page(seen, "after", 100)).events()).extracting(event -> event.stored().order().id())
                .containsOnly(young.id());
        assertThatThrownBy(() -> await(log.page(start, "after", 100))).isInstanceOfSatisfying(StoreFailure.CursorExpired.class,
                expired -> assertThat(await(log.page(expired.earliest(), "after", 100)))
                        .isEqualTo(await(log.page(seen, "after", 100))));
        assertThatThrownBy(() -> await(log.page(empty, "after", 100))).isInstanceOf(StoreFailure.CursorExpired.class);
        assertThat(await(log.page(null, "after", 100))).isEqualTo(await(log.page(seen, "after", 100)));
        assertThat(tables.texts("select type from events where order_id = '" + old.id() + "'")).isEmpty();
    }

    /**
     * The cursor behind the last of its events.
     *
     * @param before a cursor before the first of them, because the log is long when others have been at work
     */
    private String awaitListed(Order order, String before) {
        var last = new AtomicReference<String>(before);
        eventually(() -> {
            var page = await(log.page(last.get(), "after", 100));
            last.set(page.next());
            assertThat(page.events()).anyMatch(event -> event.stored().order().id().equals(order.id())
                    && event.stored().order().version() == order.version());
        });
        return Objects.requireNonNull(last.get());
    }

    @Test
    void greatManyGoInBatchesWithABreathBetween() throws SQLException {
        var order = attached();
        insertOld(order, Retention.BATCH + 1);
        var retention = retention(pool);

        ringNext(retention);
        assertThat(payloadsOf(order)).hasSize(2);
        assertThat(alarms.getLast().delay).isEqualTo(Retention.BREATH);

        ringNext(retention);
        assertThat(payloadsOf(order)).as("the young one").hasSize(1);
        assertThat(alarms.getLast().delay).isBetween(Retention.REST, Retention.REST.multipliedBy(2));
    }

    @Test
    void whatAnotherReplicaIsRemovingIsSkipped() throws Exception {
        var theirs = attached();
        shown("1 year", theirs);
        var ours = attached();
        shown("1 year", ours);

        try (var _ = tables.locking("delete from payloads where order_id = '" + theirs.id() + "'")) {
            ringNext(retention(pool));

            assertThat(payloadsOf(ours)).isEmpty();
        }
        assertThat(payloadsOf(theirs)).as("what they did not remove after all").hasSize(1);
    }

    @Test
    void databaseThatIsAwayIsAskedTheNextTime() throws IOException {
        var nobody = URI.create(PartnerStub.urlOfNobody());
        var nowhere = PgBuilder.pool().using(vertx).connectingTo(new PgConnectOptions().setHost(nobody.getHost())
                .setPort(nobody.getPort()).setUser("any").setDatabase("any")).build();

        ringNext(retention(nowhere));

        assertThat(alarms.getLast().delay).isBetween(Retention.REST, Retention.REST.multipliedBy(2));
    }

    @Test
    void firstLookIsMinutesAfterTheStartAndNoneAfterTheStop() {
        var retention = retention(pool);

        assertThat(alarms).singleElement()
                .satisfies(first -> assertThat(first.delay).isBetween(Retention.FIRST, Retention.FIRST.multipliedBy(2)));
        retention.stop(new ShutdownEvent());
        assertThat(cancelled).isEqualTo(alarms);
    }

    private Retention retention(Pool used) {
        var retention = new Retention(used, config, (delay, work) -> {
            var alarm = new Alarm(delay, work);
            alarms.add(alarm);
            return () -> cancelled.add(alarm);
        });
        retention.start(new StartupEvent());
        return retention;
    }

    /** The alarm rings that is set, and what it sets off goes on until the next is set. */
    private void ringNext(Retention started) {
        int before = alarms.size();
        alarms.getLast().work.run();
        eventually(() -> assertThat(alarms).as("set by %s", started).hasSize(before + 1));
    }

    private void shown(String ago, Order order) throws SQLException {
        tables.execute("update payloads set stored_at = now() - interval '" + ago + "' where order_id = '" + order.id() + "'");
    }

    private void insertOld(Order order, int rows) throws SQLException {
        tables.execute("insert into payloads select '" + order.id() + "', int4send(i), '{}', now() - interval '1 year' "
                + "from generate_series(1, " + rows + ") i");
    }

    private List<String> payloadsOf(Order order) throws SQLException {
        return tables.texts("select body from payloads where order_id = '" + order.id() + "'");
    }
}
