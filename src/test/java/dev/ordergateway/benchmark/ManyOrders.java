package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.ordergateway.packaging.Training;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Launch;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** A database with as many open orders as wanted, for gateways that follow them at one partner. */
final class ManyOrders implements AutoCloseable {

    private final Path log;
    private final Surroundings surroundings;
    private final Map<String, String> settings;

    ManyOrders(ManyStreamsPartner partner) throws IOException {
        log = Files.createTempDirectory("statements");
        surroundings = new Surroundings(Map.of(), Map.of("logging_collector", "on", "log_directory", log.toString(),
                "log_filename", "statements", "max_connections", "200"));
        settings = surroundings.gatewaySettings(
                Map.of("partner.url", partner.url(), "history.stream-lifetime", "1h",
                        // so that 20,000 open files are enough for 15,000 streams
                        "quarkus.http.limits.max-connections", "3500",
                        "quarkus.log.category.\"dev.ordergateway\".level", "WARN"));
    }

    MeasuredGateway start() {
        return start(Map.of());
    }

    /** @param further settings of this one */
    MeasuredGateway start(Map<String, String> further) {
        return start(further, Launch.learned("-Xmx512m"));
    }

    /** @param options of its JVM */
    MeasuredGateway start(Map<String, String> further, List<String> options) {
        var all = new HashMap<>(settings);
        all.putAll(further);
        return new MeasuredGateway(PackagedApplication.start(all, options));
    }

    /** The options of the image, with what a gateway has learned here. */
    List<String> learnedOptions() throws IOException {
        return Training.learned(surroundings);
    }

    /** One that follows nothing. */
    MeasuredGateway startIdle() {
        return start(Map.of("tracking.enabled", "false"));
    }

    /** As PostgreSQL's own programs take it. */
    String databaseUrl() {
        return Objects.requireNonNull(settings.get("quarkus.datasource.reactive.url")).replace("://", "://postgres:postgres@");
    }

    /** Leaves so many orders that wait for payment, and no others. */
    void seed(int orders) throws SQLException {
        try (var gateway = start()) {
            given().contentType("application/json").body(Bodies.GUIDE).post(gateway.application().url() + "/api/orders")
                    .then().statusCode(201);
        }
        execute("truncate redemption_codes, payloads, events, event_log, unlisted_events");
        execute("delete from journal where order_id in (select id from orders where partner_order_id <> 'template')");
        execute("delete from orders where partner_order_id <> 'template'");
        execute("""
                do $$ declare rest text; begin
                  select string_agg(column_name, ', ') into rest from information_schema.columns
                  where table_name = 'orders' and column_name not in ('id', 'partner_order_id', 'shard', 'idempotency_key');
                  execute format('insert into orders (id, partner_order_id, %%1$s)
                    select gen_random_uuid(), $x$open-$x$ || n, %%1$s from orders, generate_series(1, %d) n
                    where partner_order_id = $x$template$x$', rest);
                end $$""".formatted(orders));
        execute("""
                do $$ declare its text; lines text; begin
                  select string_agg(column_name, ', '), string_agg('line.' || column_name, ', ') into its, lines
                  from information_schema.columns where table_name = 'journal' and column_name <> 'order_id';
                  execute format('insert into journal (order_id, %s) select o.id, %s from orders o, journal line
                    where o.partner_order_id <> $x$template$x$
                    and line.order_id = (select id from orders where partner_order_id = $x$template$x$)', its, lines);
                end $$""");
        execute("delete from journal where order_id in (select id from orders where partner_order_id = 'template')");
        execute("delete from orders where partner_order_id = 'template'");
        execute("update shard_leases set until = 'epoch'");
        execute("delete from replicas");
        execute("vacuum analyze orders");
    }

    /** The partner's ids of all orders, by ours. */
    Map<String, String> partnerIds() throws SQLException {
        return pairs("select id, partner_order_id from orders");
    }

    /** The version of each order. */
    Map<String, String> versions() throws SQLException {
        return pairs("select id, version from orders");
    }

    /** Every event of the orders there are, as order and version. */
    Set<String> events() throws SQLException {
        return pairs("select order_id || ' ' || version, version from events where order_id in (select id from orders)")
                .keySet();
    }

    private Map<String, String> pairs(String query) throws SQLException {
        var pairs = new HashMap<String, String>();
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    int in(String status) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from orders where status = '" + status + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** From now on each statement is counted, or none is, because that costs time. */
    void count(boolean counted) throws SQLException {
        execute("alter system set log_statement = '" + (counted ? "all" : "none") + "'");
        execute("select pg_reload_conf()");
    }

    /** How many statements have been counted. */
    long statements() throws IOException {
        try (var lines = Files.lines(log.resolve("statements"))) {
            return lines.filter(line -> line.contains("LOG:  execute") || line.contains("LOG:  statement")).count();
        }
    }

    /** The last that was counted and holds this, with its parameters as $1, $2 … */
    String lastStatement(String part) throws IOException {
        try (var lines = Files.lines(log.resolve("statements"))) {
            return lines.filter(line -> line.contains("LOG:  execute") && line.contains(part))
                    .reduce((_, later) -> later).orElseThrow().replaceFirst("^.*?LOG:  execute [^:]*: ", "");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        surroundings.close();
        Files.delete(log.resolve("statements"));
        Files.delete(log);
    }
}
