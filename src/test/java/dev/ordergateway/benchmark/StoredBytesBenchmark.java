package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/**
 * What an order takes in the database that lived to its delivery: some are placed and delivered by a packaged gateway, and
 * their rows are copied with new ids, keys and hashes until there are as many as wanted. Needs the packaged application
 * ({@code ./mvnw package -DskipTests}); {@code -Dstored.orders} says how many at most.
 */
class StoredBytesBenchmark {

    private static final int LIVED = 100;
    private static final int MOST = Integer.getInteger("stored.orders", 200_000);
    /** So much is copied in a transaction. */
    private static final int COPIES = 100;
    private static final List<String> TABLES = List.of("orders", "journal", "events", "event_log", "payloads",
            "redemption_codes", "search_terms");

    private static Surroundings surroundings;

    @BeforeAll
    static void start() {
        surroundings = new Surroundings(Map.of("sandbox.pay-after", "200ms", "sandbox.deliver-after", "200ms"),
                Map.of("fsync", "off", "max_wal_size", "4GB"));
    }

    @AfterAll
    static void stop() {
        surroundings.close();
    }

    @Test
    void bytesOfAnOrder() throws Exception {
        try (var gateway = surroundings.startGateway()) {
            IntStream.range(0, LIVED).forEach(_ -> place(gateway));
            await().atMost(Duration.ofMinutes(2)).untilAsserted(
                    () -> assertThat(number("select count(*) from orders where status = 'Done'")).isEqualTo(LIVED));
            await().until(() -> number("select count(*) from unlisted_events") == 0);
            gateway.terminate();
        }
        System.out.printf("rows of an order: journal %.1f, events %.1f, payloads %.1f%n", each("journal"), each("events"),
                each("payloads"));
        report("as they lived", LIVED);
        grow(MOST / 2);
        report("copied", MOST / 2);
        grow(MOST);
        report("copied", MOST);
    }

    private static void place(PackagedApplication gateway) {
        given().contentType("application/json").header("Idempotency-Key", Bodies.unique("key"))
                .body(Bodies.with("\"client_reference\":\"" + Bodies.unique("cart") + '"', Bodies.nested(Bodies.anyEmail())))
                .post(gateway.url() + "/api/orders").then().statusCode(201);
    }

    private static void grow(int orders) throws SQLException {
        if (number("select count(*) from information_schema.tables where table_name = 'template'") == 0) {
            execute("create table template as select id from orders");
        }
        for (long have = number("select count(*) from orders"); have < orders; have += (long) LIVED * COPIES) {
            execute("""
                    create table made as select id as old, uuidv7() as new from template, generate_series(1, %d);
                    create index made_old on made (old)""".formatted(COPIES));
            copy("orders", "id",
                    """
                            id = made.new, idempotency_key = 'key-' || gen_random_uuid(), client_reference = 'cart-' || gen_random_uuid(),
                            partner_order_id = gen_random_uuid(), wallet_address = left(md5(made.new::text) || md5(made.old::text), 44),
                            partner_order_hash = md5(made.new::text) || md5(made.old::text),
                            email_hashes = array[md5(made.old::text || made.new) || md5(made.new::text)], created_at = now()""");
            for (var table : List.of("journal", "payloads", "redemption_codes", "events")) {
                copy(table, "order_id", "order_id = made.new");
            }
            execute("""
                    insert into event_log (order_id, version) select order_id, version from unlisted_events order by entry;
                    truncate unlisted_events; drop table made""");
        }
    }

    /** @param changes of the copy, as in an update */
    private static void copy(String table, String id, String changes) throws SQLException {
        var columns = text("""
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'""".formatted(table));
        var values = columns;
        for (var change : changes.split(",\\s+(?=\\w+ = )", -1)) {
            var column = change.substring(0, change.indexOf(" = ")).strip();
            values = values.replaceFirst("\\b" + column + "\\b(?!\\()",
                    Matcher.quoteReplacement(change.substring(change.indexOf(" = ") + 3)));
        }
        execute("insert into %1$s (%2$s) select %3$s from %1$s join made on made.old = %1$s.%4$s".formatted(table, columns,
                values, id));
    }

    private static void report(String how, int orders) throws SQLException {
        execute("vacuum analyze");
        long all = 0;
        System.out.printf("%d orders %s, bytes of each: heap, toast, indexes%n", orders, how);
        for (var table : TABLES) {
            long heap = number("select pg_relation_size('%s')".formatted(table));
            long indexes = number("select pg_indexes_size('%s')".formatted(table));
            long total = number("select pg_total_relation_size('%s')".formatted(table));
            all += total;
            System.out.printf("%18s %7d %7d %7d%n", table, heap / orders, (total - heap - indexes) / orders, indexes / orders);
        }
        System.out.printf("%18s %7d%n", "together", all / orders);
    }

    private static double each(String table) throws SQLException {
        return number("select count(*) from " + table) / (double) LIVED;
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
