package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.store.ReleasedStatements.Sent;
import dev.ordergateway.support.GatewayLife;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import io.restassured.RestAssured;

/**
 * Records what a packaged gateway says to the database, for {@link ReleasedCodeOnNewSchemaTest}. It is run once for a release,
 * with the code that is released: docs/operating.md says how.
 */
class StatementsRecording {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTED = Pattern.compile("(?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+) = (?:NULL|'((?:[^']|'')*)')");
    private static final Pattern NOT_PREPARED = Pattern.compile("(begin|commit|rollback|start|set|listen|unlisten)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** What says the same with other parameters is worth a second look, and what is written of orders always. */
    private static final int MOST = 2;
    private static final Pattern OF_ORDERS = Pattern.compile("(insert into|update) (orders|journal|events) .*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Leases must not end before they are read again. */
    private static final Map<String, String> SETTINGS = Map.of("sandbox.enabled", "true", "sandbox.pay-after", "200ms",
            "sandbox.deliver-after", "200ms", "tracking.lease.ttl", "8760h", "partner.create-timeout", "3s",
            "partner.forward-client-context", "true", "quarkus.http.proxy.proxy-address-forwarding", "true",
            "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");

    @Test
    void recordWhatIsReleased() throws Exception {
        var log = Files.createTempDirectory("statements");
        try (var surroundings = new Surroundings(Map.of(), Map.of("logging_collector", "on", "log_directory", log.toString(),
                "log_destination", "jsonlog", "log_filename", "statements", "log_statement", "all"))) {
            try (var gateway = PackagedApplication.start(settings(surroundings))) {
                RestAssured.port = Integer.parseInt(gateway.url().replaceFirst(".*:", ""));
                GatewayLife.live();
                gateway.terminate();
            }
            var recorded = new ReleasedStatements(Stream.concat(sent(log.resolve("statements.json")).stream(),
                    Stream.of(EventPlaces.TRIM, Payloads.TRIM).map(trim -> new Sent(trim, List.of("0", "1000")))).toList());

            assertThat(tables(surroundings)).allSatisfy(
                    table -> assertThat(recorded.all()).anyMatch(sent -> sent.sql().matches("(?s).*\\b" + table + "\\b.*")));
            recorded.writeTo(ReleasedStatements.file(text(surroundings, """
                    select max(version::int)::text from flyway_schema_history""")));
        }
    }

    private static Map<String, String> settings(Surroundings surroundings) {
        var settings = new HashMap<>(surroundings.gatewaySettings(Map.of("partner.url", "")));
        // its own sandbox
        settings.remove("partner.url");
        settings.putAll(SETTINGS);
        return settings;
    }

    private static List<Sent> sent(Path log) throws IOException {
        var times = new HashMap<String, Integer>();
        var all = new ArrayList<Sent>();
        for (var line : Files.readAllLines(log)) {
            var entry = JSON.readTree(line);
            var executed = EXECUTED.matcher(entry.path("message").asText());
            if (isOfAGateway(entry) && executed.matches() && !NOT_PREPARED.matcher(executed.group(1)).matches()) {
                var sent = new Sent(executed.group(1), parameters(entry.path("detail").asText()));
                if (!all.contains(sent) && (times.merge(sent.sql(), 1, Integer::sum) <= MOST
                        || OF_ORDERS.matcher(sent.sql()).matches())) {
                    all.add(sent);
                }
            }
        }
        return all;
    }

    private static boolean isOfAGateway(JsonNode entry) {
        return entry.path("dbname").asText().equals("gateway") && entry.path("application_name").asText().startsWith("vertx");
    }

    private static List<@Nullable String> parameters(String detail) {
        var parameters = new ArrayList<@Nullable String>();
        PARAMETER.matcher(detail).results()
                .forEach(found -> parameters.add(found.group(2) == null ? null : found.group(2).replace("''", "'")));
        return parameters;
    }

    private static Set<String> tables(Surroundings surroundings) throws SQLException {
        return Set.copyOf(Arrays.asList(text(surroundings, """
                select string_agg(table_name, ',') from information_schema.tables
                where table_schema = 'public' and table_name <> 'flyway_schema_history'""").split(",")));
    }

    private static String text(Surroundings surroundings, String sql) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.requireNonNull(rows.getString(1));
        }
    }
}
