package dev.ordergateway;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import javax.sql.DataSource;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.StoredOrders;
import dev.ordergateway.support.Surroundings;

/** What the console's list costs the database beside the API's. {@code -Dhistory.orders=1000000} makes it a long list. */
class ConsoleCostIT {

    private static final Logger LOG = Logger.getLogger(ConsoleCostIT.class);
    private static final int ORDERS = Integer.getInteger("history.orders", 20_000);
    private static final int CALLS = 20;
    private static final String OF_THE_GATEWAY = "datname = current_database() and pid <> pg_backend_pid()";

    @Test
    void pageOfOrdersReadsNoMoreThanTheSamePageOfTheApi() throws SQLException {
        try (var surroundings = new Surroundings(Map.of());
                var gateway = surroundings.startGateway(Map.of("tracking.enabled", "false"))) {
            var database = surroundings.gatewayDatabase();
            gateway.awaitReady();
            execute(database, StoredOrders.skewed(Instant.parse("2020-01-01T00:00:00Z"), ORDERS));
            execute(database, "vacuum analyze");

            for (var filter : new String[] { "", "phase=open", "brand=Rare", "status=Done" }) {
                // once more when the gateway has read something of its own accord meanwhile
                eventually(() -> {
                    long api = buffersOf(database, gateway.url(),
                            "/api/orders?" + (filter.isEmpty() ? "" : filter + "&") + "limit=50");
                    long console = buffersOf(database, gateway.url(),
                            "/console/orders" + (filter.isEmpty() ? "" : "?" + filter));

                    LOG.infof("%d orders, filter '%s': %d buffers a page of the API, %d a page of the console", ORDERS, filter,
                            api / CALLS, console / CALLS);
                    assertThat(console).as(filter).isPositive().isLessThanOrEqualTo(api + api / 20);
                });
            }
        }
    }

    private static long buffersOf(DataSource database, String gateway, String path) throws SQLException {
        long before = told(database);
        eventually(() -> given().get(gateway + "/q/health/ready").then().statusCode(200));
        for (int i = 0; i < CALLS; i++) {
            given().get(gateway + path).then().statusCode(200);
        }
        return told(database) - before;
    }

    /** A session tells what it has read some time later, and when it ends. */
    private static long told(DataSource database) throws SQLException {
        execute(database, "select pg_terminate_backend(pid, 10000) from pg_stat_activity where " + OF_THE_GATEWAY);
        return number(database, """
                select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)
                from pg_statio_user_tables where relname in ('orders', 'search_terms')""");
    }

    private static long number(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
