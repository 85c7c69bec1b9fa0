package dev.ordergateway.store;

import static dev.ordergateway.store.OrderFilter.Fact.ATTENTION;
import static dev.ordergateway.store.OrderFilter.Fact.BRAND;
import static dev.ordergateway.store.OrderFilter.Fact.CLIENT_REFERENCE;
import static dev.ordergateway.store.OrderFilter.Fact.PHASE;
import static dev.ordergateway.store.OrderFilter.Fact.PLACED_BY;
import static dev.ordergateway.store.OrderFilter.Fact.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderFilter.Period;
import dev.ordergateway.store.OrderSearch.Place;
import dev.ordergateway.support.StoredOrders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * What a page of the history costs the database, in a database of its own. With {@code -Dhistory.orders=10000000} it has ten
 * million orders, for which it needs half an hour and 40 GB in the directory for temporary files.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HistorySizeIT {

    private static final Logger LOG = Logger.getLogger(HistorySizeIT.class);
    private static final int ORDERS = Integer.getInteger("history.orders", 100_000);
    private static final int PAGE = 100;
    private static final int BUFFERS_PER_ROW = 50;
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Pattern PARAMETER = Pattern.compile("\\?([0-9]+)");

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
            statement.execute("vacuum analyze");
            statement.execute("set max_parallel_workers_per_gather = 0");
        }
        LOG.infof("%d orders of %d bytes each, indexes and terms included", ORDERS, bytes() / ORDERS);
    }

    @AfterAll
    void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    static Stream<OrderFilter> paths() {
        var any = OrderFilter.NONE;
        return Stream.of(any,
                any.with(STATUS, "Done"), any.with(STATUS, "Refunded"), any.with(STATUS, "WaitingForPayment", "Refunded"),
                any.with(PHASE, "open"), any.with(PHASE, "open", "succeeded", "closed"), any.with(STATUS, "Placing"),
                any.with(ATTENTION, "OVERDUE_PAYMENT"), any.with(ATTENTION, "REGRESSION_SEEN"),
                any.with(ATTENTION, "REGRESSION_SEEN", "OVERDUE_PAYMENT", "PARTNER_MISSING"),
                any.with(BRAND, "Frequent"), any.with(BRAND, "rare"), any.with(BRAND, "Frequent", "Rare", "Brand 7", "Brand 9"),
                any.with(BRAND, "nobody's"),
                any.with(CLIENT_REFERENCE, "retried"), any.with(CLIENT_REFERENCE, "cart-2"),
                any.with(CLIENT_REFERENCE, "cart-2", "cart-4", "retried"),
                any.with(PLACED_BY, "shop"), any.with(PLACED_BY, "small"), any.with(PLACED_BY, "rare"),
                any.with(PLACED_BY, "small", "rare", "nobody"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pageOfAPathCostsItsRowsAndLittleMore(OrderFilter filter) throws SQLException, IOException {
        var quarter = FROM.plusSeconds(ORDERS / 4);
        var middle = FROM.plusSeconds(ORDERS / 2);
        var deep = new Place(FROM.plusSeconds(ORDERS / 3),
                new OrderId(UUID.fromString("7fffffff-0000-7000-8000-000000000000")));

        for (var created : List.of(Period.ALWAYS, new Period(quarter, middle), new Period(quarter, null),
                new Period(null, middle))) {
            staysBelow(new SearchSql(filter.createdIn(created), null, PAGE + 1));
            staysBelow(new SearchSql(filter.createdIn(created), deep, PAGE + 1));
        }
        staysBelow(new SearchSql(filter.createdIn(new Period(null, FROM.plusSeconds(10))), null, PAGE + 1));
    }

    private void staysBelow(SearchSql sql) throws SQLException, IOException {
        assertThat(sql.isCarried()).isTrue();
        var plan = explained(sql).path("Plan");
        int rows = plan.path("Actual Rows").asInt();
        int buffers = plan.path("Shared Hit Blocks").asInt() + plan.path("Shared Read Blocks").asInt();

        // to learn that there is nothing is also worth a row
        assertThat(buffers).as("%d rows by %s %s: %s", rows, sql.text(), sql.values(), plan)
                .isLessThanOrEqualTo(BUFFERS_PER_ROW * Math.max(1, rows));
    }

    private JsonNode explained(SearchSql sql) throws SQLException, IOException {
        var order = PARAMETER.matcher(sql.text()).results().map(match -> Integer.parseInt(match.group(1))).toList();
        try (var statement = connection.prepareStatement(
                "explain (analyze, buffers, format json) " + PARAMETER.matcher(sql.text()).replaceAll("?"))) {
            for (int i = 0; i < order.size(); i++) {
                set(statement, i + 1, sql.values().get(order.get(i) - 1));
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new ObjectMapper().readTree(rows.getString(1)).path(0);
            }
        }
    }

    private void set(PreparedStatement statement, int place, Object value) throws SQLException {
        statement.setObject(place, switch (value) {
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case String[] texts -> connection.createArrayOf("text", texts);
            default -> value;
        });
    }

    private long bytes() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pg_total_relation_size('orders') + pg_total_relation_size('search_terms')")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
