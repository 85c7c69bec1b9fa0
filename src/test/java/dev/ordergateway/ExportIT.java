package dev.ordergateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.StoredOrders;
import dev.ordergateway.support.Surroundings;

/** A large export of the packaged application, whose heap of 256 MB could not hold it; -Dexport.orders=1000000 has more. */
class ExportIT {

    private static final int ORDERS = Integer.getInteger("export.orders", 100_000);
    private static final String READ = "select idx_tup_fetch from pg_stat_user_tables where relname = 'orders'";
    private static final Duration LONG = Duration.ofSeconds(60);

    /** No partner is asked anything. */
    private static final String NOBODY = "http://localhost:1";

    private static Surroundings surroundings;
    private static PackagedApplication gateway;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws SQLException {
        surroundings = new Surroundings(Map.of());
        gateway = surroundings.startGateway(Map.of("tracking.enabled", "false", "partner.url", NOBODY));
        assertThat(gateway.url()).isNotBlank();
        execute(StoredOrders.skewed(Instant.parse("2020-01-01T00:00:00Z"), ORDERS));
        execute("vacuum analyze");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        surroundings.close();
    }

    @Test
    void everyOrderComesOnceNewestFirst() throws IOException, InterruptedException {
        var lines = new AtomicLong();
        var last = new AtomicLong(Long.MAX_VALUE);

        try (var reader = new BufferedReader(new InputStreamReader(export(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).startsWith("order_id,status,");
            reader.lines().forEach(line -> {
                long created = Instant.parse(line.split(",", 6)[4]).getEpochSecond();
                // one order was placed in each second
                assertThat(created).isLessThan(last.getAndSet(created));
                lines.incrementAndGet();
            });
        }

        assertThat(lines).hasValue(ORDERS);
    }

    @Test
    void nothingIsReadAheadOfAReaderWhoStopsNorForOneWhoIsGone() throws IOException, InterruptedException {
        long before = number(READ);

        try (var body = export()) {
            assertThat(body.readNBytes(1000)).hasSize(1000);
            assertThat(settled(READ) - before).isBetween(1L, ORDERS / 2L);
        }

        assertThat(settled(READ) - before).isLessThan(ORDERS / 2L);
        await().atMost(LONG).untilAsserted(() -> assertThat(number("select count(*) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'")).isZero());
    }

    @Test
    void tableThatBreaksOffDoesNotLookWhole() throws IOException, InterruptedException, SQLException {
        try (var body = export()) {
            assertThat(body.readNBytes(1000)).hasSize(1000);
            execute("alter table orders rename to orders_elsewhere");

            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        } finally {
            execute("alter table if exists orders_elsewhere rename to orders");
        }
    }

    private InputStream export() throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(gateway.url() + "/api/orders")).header("Accept", "text/csv")
                .build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** A number that has not changed for a while; the database counts with a delay. */
    private static long settled(String sql) {
        var last = new AtomicLong(-1);
        await().atMost(LONG).pollInterval(Duration.ofMillis(1500)).until(() -> last.getAndSet(number(sql)) == last.get());
        return last.get();
    }

    private static long number(String sql) {
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
