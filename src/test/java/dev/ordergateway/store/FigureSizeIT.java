package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.Attention;
import dev.ordergateway.support.StoredOrders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * What the figures of all orders cost the database, in a database of its own. With {@code -Dhistory.orders=1000000} it has a
 * million orders.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FigureSizeIT {

    private static final Logger LOG = Logger.getLogger(FigureSizeIT.class);
    private static final int ORDERS = Integer.getInteger("history.orders", 100_000);
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    /** Three to find each order, and as many for its journal. */
    private static final int BUFFERS_PER_ORDER = 10;

    private EmbeddedPostgres postgres;
    private Connection connection;

    @BeforeAll
    void storeOrders() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "off").setServerConfig("max_wal_size", "8GB")
                // it would change what the planner knows in the midst
                .setServerConfig("autovacuum", "off").start();
        Flyway.configure().configuration(MigrationLock.SETTINGS).dataSource(postgres.getPostgresDatabase()).load().migrate();
        connection = postgres.getPostgresDatabase().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(StoredOrders.skewed(FROM, ORDERS));
            statement.execute("""
                    insert into journal (order_id, seq, at, version, kind, source, to_status, verdict, count)
                    select id, seq, created_at + seq * interval '7 seconds', seq, 'transition', 'stream', word, 'applied', 1
                    from orders, (values (1, 'Placing'), (2, 'WaitingForPayment'), (3, 'WaitingForDelivery'), (4, 'Done'))
                      move (seq, word)""");
            statement.execute("vacuum analyze");
            statement.execute("set max_parallel_workers_per_gather = 0");
        }
    }

    @AfterAll
    void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void ordersThatAskAreReadFromTheirTermsAlone() throws SQLException, IOException {
        var flags = Arrays.stream(Attention.values()).map(flag -> '\'' + flag.name() + '\'').toList();

        var plan = explained(OrderFigures.ASKING, "array[" + String.join(",", flags) + "]", "10000");

        // a page of the index holds some dozens of terms
        assertThat(buffers(plan)).isLessThan(100 + ORDERS / 100 / 2);
        assertThat(plan.toString()).doesNotContain("Seq Scan", "\"orders");
    }

    @Test
    void hoursAreReadFromAnIndexAlone() throws SQLException, IOException {
        var from = HourlyOrders.from(FROM.plusSeconds(ORDERS));

        var plan = explained(OrderFigures.HOURLY, literal(from), literal(from.plus(24, ChronoUnit.HOURS)));

        // as many orders as there are seconds in a day
        assertThat(buffers(plan)).isLessThan(86_400 / 50);
        assertThat(plan.toString()).contains("Index Only Scan").doesNotContain("Seq Scan");
    }

    @Test
    void timesCostTheOrdersThatAreLookedAt() throws SQLException, IOException {
        var plan = explained(OrderFigures.TIMES, String.valueOf(OrderTimes.SAMPLE));

        assertThat(buffers(plan)).isLessThan(OrderTimes.SAMPLE * BUFFERS_PER_ORDER);
        assertThat(plan.toString()).contains("orders_of_status", "journal_pkey").doesNotContain("Seq Scan");
    }

    private static String literal(Instant moment) {
        return "timestamptz '" + moment + '\'';
    }

    private static int buffers(JsonNode plan) {
        return plan.path("Plan").path("Shared Hit Blocks").asInt() + plan.path("Plan").path("Shared Read Blocks").asInt();
    }

    private JsonNode explained(String sql, String... values) throws SQLException, IOException {
        var text = sql;
        for (int i = 0; i < values.length; i++) {
            text = text.replace("?" + (i + 1), values[i]);
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (analyze, buffers, format json) " + text)) {
            rows.next();
            var plan = new ObjectMapper().readTree(rows.getString(1)).path(0);
            LOG.infof("of %d orders: %d buffers, %s ms, by %s", ORDERS, buffers(plan), plan.path("Execution Time"), text);
            return plan;
        }
    }
}
