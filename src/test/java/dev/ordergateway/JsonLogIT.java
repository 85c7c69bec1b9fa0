package dev.ordergateway;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.support.CallersTrace;
import dev.ordergateway.support.Collector;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** The log of production, where each line is one object whatever it tells. */
class JsonLogIT {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** But for leases that end soon: each gateway follows orders after one that was killed. */
    private static final Map<String, String> AS_IN_PRODUCTION = Map.of(PackagedApplication.JSON_LOG, "true",
            "tracking.lease.ttl", "3s", "tracking.lease.renew", "1s");

    private static Surroundings surroundings;

    private final CallersTrace caller = CallersTrace.recorded();

    @BeforeAll
    static void open() {
        surroundings = new Surroundings(Map.of());
    }

    @AfterAll
    static void close() throws IOException {
        surroundings.close();
    }

    @Test
    void lineOfARequestBearsTheIdsOfItsTrace() {
        try (var collector = new Collector(); var gateway = gateway(collector.settings())) {
            var id = caller.place(gateway.url());

            var told = lineAbout(gateway, id, "source=placement");
            assertThat(told.at("/mdc/traceId").textValue()).isEqualTo(caller.traceId());
            assertThat(told.at("/mdc/sampled").textValue()).isEqualTo("true");
            assertThat(told.at("/mdc/spanId").textValue()).hasSize(16).isNotEqualTo(caller.spanId());
            assertThat(told.path("level").textValue()).isEqualTo("INFO");
            assertThat(told.path("loggerName").textValue()).isEqualTo("dev.ordergateway.store.OrderStore");
            assertThat(told.fieldNames()).toIterable()
                    .containsExactlyInAnyOrder("timestamp", "loggerName", "level", "message", "threadName", "mdc");
        }
    }

    @Test
    void lineOfWhatAStreamBroughtBearsTheIdOfItsOwnTrace() {
        try (var collector = new Collector(); var gateway = gateway(collector.settings())) {
            var id = caller.place(gateway.url());

            var told = lineAbout(gateway, id, "source=stream");
            var traceId = told.at("/mdc/traceId").textValue();
            assertThat(traceId).isNotEqualTo(caller.traceId());
            eventually(() -> assertThat(collector.spansOf(traceId))
                    .anySatisfy(span -> assertThat(span.toString()).contains("stream event", id)));
        }
    }

    @Test
    void callersTraceIsKnownWithoutACollectorToo() {
        try (var gateway = gateway(Map.of())) {
            var id = caller.place(gateway.url());

            assertThat(lineAbout(gateway, id, "source=placement").at("/mdc/traceId").textValue()).isEqualTo(caller.traceId());
        }
    }

    @Test
    void stackTraceStandsInOneLine() {
        try (var gateway = gateway(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/none"))) {
            assertThat(gateway.exitCode()).isNotZero();

            assertThat(lines(gateway)).filteredOn(line -> line.path("level").textValue().equals("ERROR")).isNotEmpty()
                    .anySatisfy(line -> assertThat(line.path("stackTrace").textValue()).contains("\n\tat "));
        }
    }

    private static PackagedApplication gateway(Map<String, String> further) {
        var settings = new HashMap<>(AS_IN_PRODUCTION);
        settings.putAll(further);
        return surroundings.startGateway(settings);
    }

    private static JsonNode lineAbout(PackagedApplication gateway, String id, String what) {
        eventually(() -> assertThat(linesAbout(gateway, id, what)).as(gateway.log()).isNotEmpty());
        return linesAbout(gateway, id, what).getFirst();
    }

    private static List<JsonNode> linesAbout(PackagedApplication gateway, String id, String what) {
        return lines(gateway).stream().filter(line -> line.path("message").asText().contains("orderId=" + id))
                .filter(line -> line.path("message").asText().contains(what)).toList();
    }

    private static List<JsonNode> lines(PackagedApplication gateway) {
        return gateway.log().lines().map(JsonLogIT::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
