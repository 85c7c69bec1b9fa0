package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** How many connections to the database a packaged replica has, which is what {@code max_connections} is divided by. */
class ConnectionBudgetIT {

    /** Of the pool for everything, one of which is kept for leases and hints. */
    private static final int POOL = 20;
    private static final int MIGRATION = 2;
    private static final int CALLERS = 40;

    private final Map<String, Integer> most = new TreeMap<>();

    @Test
    void replicaHasNoMoreThanItsBudgetWhateverTheLoad() throws Exception {
        try (var surroundings = new Surroundings(Map.of())) {
            // the sandbox has a database of its own
            surroundings.partnerUrl();
            try (var gateway = surroundings.startGateway()) {
                var started = CompletableFuture.supplyAsync(gateway::url);
                count(surroundings.gatewayDatabase(), List.of(started));
                assertThat(most.values()).as("while it starts: %s", most).allMatch(connections -> connections <= POOL);
                assertThat(most.get("PostgreSQL JDBC Driver")).isBetween(1, MIGRATION);

                most.clear();
                try (var callers = Executors.newFixedThreadPool(CALLERS)) {
                    count(surroundings.gatewayDatabase(), IntStream.range(0, CALLERS)
                            .mapToObj(_ -> CompletableFuture.runAsync(() -> buy(gateway), callers)).toList());
                }
                System.out.println("connections under load, by client: " + most);
                assertThat(most.values().stream().mapToInt(Integer::intValue).sum()).isBetween(POOL, POOL + MIGRATION);
            }
        }
    }

    private static void buy(PackagedApplication gateway) {
        for (int i = 0; i < 3; i++) {
            String id = given().contentType("application/json").header("Idempotency-Key", Bodies.unique("key"))
                    .body(Bodies.nested(Bodies.anyEmail())).post(gateway.url() + "/api/orders").then().extract()
                    .path("order_id");
            given().get(gateway.url() + "/api/orders/" + id).then().statusCode(200);
            given().get(gateway.url() + "/api/orders?limit=1").then().statusCode(200);
        }
    }

    /** The most at once until these are done, by the name that each gives itself. */
    private void count(DataSource database, List<? extends CompletableFuture<?>> done) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20)).until(() -> {
                try (var rows = statement.executeQuery("""
                        select application_name, count(*)::int from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() group by 1""")) {
                    while (rows.next()) {
                        most.merge(rows.getString(1), rows.getInt(2), Math::max);
                    }
                }
                return done.stream().allMatch(CompletableFuture::isDone);
            });
        }
        done.forEach(CompletableFuture::join);
    }
}
