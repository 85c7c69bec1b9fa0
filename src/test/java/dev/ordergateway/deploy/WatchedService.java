package dev.ordergateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.ordergateway.support.AlertRules;
import dev.ordergateway.support.Program;

/**
 * What Prometheus sees of a service in two hours, and which alerts that makes true by the rules that are deployed. It is
 * promtool that says so. The service is in good health but for what a test gives it.
 */
final class WatchedService {

    private static final int MINUTES = 120;
    private static final List<String> REPLICAS = List.of("a", "b", "c");

    /** By name of the series, from the minute to the value; NaN where there is none. */
    private final Map<String, IntToDoubleFunction> series = new LinkedHashMap<>();

    WatchedService() {
        REPLICAS.forEach(this::alsoHas);
    }

    /** Another replica in good health. */
    void alsoHas(String replica) {
        shows(replica, "up{}", _ -> 1);
        shows(replica, "process_start_time_seconds{}", _ -> 1000);
        shows(replica, "process_files_open_files{}", _ -> 3000);
        shows(replica, "process_files_max_files{}", _ -> 30_000);
        shows(replica, "vertx_http_connections_current{}", _ -> 500);
        shows(replica, "vertx_http_connections_max{}", _ -> 10_000);
        shows(replica, "gateway_orders_unobserved_oldest_seconds{followed='yes'}", _ -> 3);
        shows(replica, "gateway_orders_unobserved_oldest_seconds{followed='no'}", _ -> 0);
        shows(replica, "gateway_orders_due_oldest_seconds{}", _ -> 4);
        shows(replica, "gateway_orders_unconfirmed_oldest_seconds{}", _ -> 0);
        shows(replica, "gateway_orders_attention{attention='OVERDUE_PAYMENT'}", _ -> 7);
        shows(replica, "gateway_figures_age_seconds{figure='status'}", _ -> 40);
        shows(replica, "gateway_database_away{}", _ -> 0);
        shows(replica, "gateway_partner_breaker_open{route='order'}", _ -> 0);
        shows(replica, "gateway_partner_breaker_open{route='create'}", _ -> 0);
        shows(replica, "gateway_partner_failing_seconds{route='order'}", _ -> 0);
        shows(replica, "gateway_lease_moves_total{move='gained'}", _ -> 21);
        shows(replica, "http_server_requests_seconds_count{status='200'}", minute -> minute * 6000);
        shows(replica, "http_server_requests_seconds_count{status='500'}", _ -> 0);
        shows(replica, "http_server_requests_seconds_count{status='503'}", _ -> 0);
        shows(replica, "sql_pool_queue_delay_seconds_count{}", minute -> minute * 6000);
        shows(replica, "sql_pool_queue_delay_seconds_sum{}", minute -> minute * 6);
    }

    /** The replica shows this instead, or besides. */
    WatchedService shows(String replica, String metric, IntToDoubleFunction values) {
        series.put(
                metric.replace('\'', '"').replace("{", "{namespace=\"shop\",job=\"order-gateway\"," + instance(replica) + ",")
                        .replace(",}", "}"),
                values);
        return this;
    }

    WatchedService allShow(String metric, IntToDoubleFunction values) {
        REPLICAS.forEach(replica -> shows(replica, metric, values));
        return this;
    }

    /** From this minute on nothing is seen of any replica. */
    WatchedService endsAt(int minute) {
        REPLICAS.forEach(replica -> lives(replica, 0, minute));
        return this;
    }

    /** Nothing is seen of the replica before or after these minutes. */
    WatchedService lives(String replica, int from, int until) {
        series.replaceAll((name, values) -> name.contains(instance(replica))
                ? minute -> from <= minute && minute < until ? values.applyAsDouble(minute) : Double.NaN
                : values);
        return this;
    }

    /** Another namespace, in good health, is watched by the same rules. */
    WatchedService hasNeighbour() {
        new WatchedService().series.forEach((name, values) -> series.put(name.replace("\"shop\"", "\"staging\""), values));
        return this;
    }

    WatchedService isGone() {
        series.clear();
        return this;
    }

    /** A value between two minutes, and zero before and after. */
    static IntToDoubleFunction between(int from, int until, IntToDoubleFunction values) {
        return minute -> from <= minute && minute < until ? values.applyAsDouble(minute) : 0;
    }

    /** These alerts call somebody within the two hours, and no others. */
    void calls(String... alerts) {
        expect("max by (alertname) (max_over_time(ALERTS{alertstate=\"firing\"}[2h]))", alerts);
    }

    /** Of no other alerts is the condition ever true. */
    void makesTrue(String... alerts) {
        expect("max by (alertname) (max_over_time(ALERTS[2h]))", alerts);
    }

    private void expect(String expression, String... alerts) {
        var samples = Arrays.stream(alerts).map("{labels: '{alertname=\"%s\"}', value: 1}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
        var inputs = series.entrySet().stream()
                .map(each -> "{series: '%s', values: '%s'}".formatted(each.getKey(), text(each.getValue())))
                .collect(Collectors.joining(",\n", "[", "]"));
        var unitTest = """
                rule_files: [rules.yml]
                evaluation_interval: 30s
                tests:
                  - interval: 1m
                    input_series: %s
                    promql_expr_test:
                      - {expr: '%s', eval_time: %dm, exp_samples: %s}
                """.formatted(inputs, expression, MINUTES, samples);
        assertThat(promtool(unitTest)).isEqualTo("SUCCESS");
    }

    private static String promtool(String unitTest) {
        try {
            var folder = Files.createTempDirectory("promtool");
            try {
                AlertRules.writeTo(folder.resolve("rules.yml"));
                Files.writeString(folder.resolve("test.yml"), unitTest);
                var process = new ProcessBuilder(Program.find("promtool", "prometheus").toString(), "test", "rules", "test.yml")
                        .directory(folder.toFile()).redirectErrorStream(true).start();
                var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return said.contains("SUCCESS") ? "SUCCESS" : said;
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static String instance(String replica) {
        return "instance=\"" + replica + '"';
    }

    /** When there are no more values, Prometheus is told so by the first that is missing. */
    private static String text(IntToDoubleFunction values) {
        return IntStream.rangeClosed(0, MINUTES).mapToObj(minute -> {
            double value = values.applyAsDouble(minute);
            boolean ends = minute > 0 && !Double.isNaN(values.applyAsDouble(minute - 1));
            return Double.isNaN(value) ? ends ? "stale" : "_" : BigDecimal.valueOf(value).toPlainString();
        }).collect(Collectors.joining(" "));
    }
}
