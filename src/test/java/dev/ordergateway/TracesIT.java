package dev.ordergateway;

import static dev.ordergateway.support.Collector.hex;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.CallersTrace;
import dev.ordergateway.support.Collector;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.Surroundings;
import io.opentelemetry.proto.trace.v1.Span;

/** Traces on their way to a collector that is there, that is not, and that was never named. */
class TracesIT {

    /** How many spans wait at most, and how many are on their way. */
    private static final int WAITING = 256;
    private static final int UNDER_WAY = 64;
    /** The time after which spans are sent once more is not up before the collector takes them. */
    private static final Map<String, String> FEW = Map.of("quarkus.otel.bsp.max.queue.size", String.valueOf(WAITING),
            "quarkus.otel.bsp.max.export.batch.size", String.valueOf(UNDER_WAY), "quarkus.otel.bsp.export.timeout", "10m",
            "quarkus.otel.exporter.otlp.timeout", "10m");

    private static final String SENDING_THREAD = "BatchSpanProces";

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
    void partnersCallArrivesInTheCallersTrace() {
        try (var collector = new Collector(); var gateway = surroundings.startGateway(collector.settings())) {
            caller.place(gateway.url());

            eventually(() -> assertThat(names(collector)).contains("POST /api/orders", "place order", "record intent",
                    "partner create", "observe order"));
            assertThat(hex(span(collector, "POST /api/orders").getParentSpanId())).isEqualTo(caller.spanId());
            assertThat(span(collector, "place order").getParentSpanId())
                    .isEqualTo(span(collector, "POST /api/orders").getSpanId());
            assertThat(span(collector, "partner create").getParentSpanId())
                    .isEqualTo(span(collector, "place order").getSpanId());
            assertThat(collector.senders()).allSatisfy(sender -> assertThat(sender.getResource().toString())
                    .contains("service.name", "order-gateway"));
            assertThat(threads(gateway)).contains(SENDING_THREAD);
        }
    }

    @Test
    void withoutACollectorNothingIsSentAndNothingIsSaid() {
        try (var gateway = surroundings.startGateway(Map.of())) {
            caller.place(gateway.url());

            assertThat(threads(gateway)).isNotEmpty().doesNotContain(SENDING_THREAD);
            gateway.terminate();
            assertThat(gateway.log().lines()
                    .filter(line -> !line.contains("Installed features") && !line.contains("Listening on")))
                    .anyMatch(line -> line.contains("orderId="))
                    .noneMatch(line -> line.matches("(?i).*(otel|opentelemetry|span|\\b4317\\b).*"));
        }
    }

    @Test
    void collectorThatIsAwayIsMentionedNowAndThen() throws IOException {
        try (var gateway = surroundings.startGateway(Collector.settings(PartnerStub.urlOfNobody()))) {
            for (int i = 0; i < 50; i++) {
                caller.place(gateway.url());
            }
            eventually(() -> assertThat(gateway.log()).contains("Failed to export"));
            gateway.terminate();
            assertThat(gateway.exitCode()).isEqualTo(128 + 15);
            assertThat(gateway.log().lines().filter(line -> line.contains("xport"))).hasSizeLessThan(20);
            assertThat(gateway.log()).doesNotContain("\tat ");
        }
    }

    @Test
    void whatACollectorDoesNotTakeIsDroppedAndNotKept() {
        try (var collector = new Collector(); var gateway = surroundings.startGateway(collector.settings(FEW))) {
            collector.hold();
            int requests = 2 * WAITING;
            for (int i = 0; i < requests; i++) {
                given().header("traceparent", caller.traceparent()).get(gateway.url() + "/api/orders?limit=1").then()
                        .statusCode(200);
            }
            collector.release();
            var last = CallersTrace.recorded();
            eventually(() -> {
                given().header("traceparent", last.traceparent()).get(gateway.url() + "/api/orders?limit=1");
                assertThat(collector.spansOf(last.traceId())).isNotEmpty();
            });

            assertThat(collector.spansOf(caller.traceId())).hasSizeBetween(UNDER_WAY, WAITING + 2 * UNDER_WAY);
        }
    }

    private List<String> names(Collector collector) {
        return collector.spansOf(caller.traceId()).stream().map(Span::getName).toList();
    }

    private Span span(Collector collector, String name) {
        return collector.spansOf(caller.traceId()).stream().filter(span -> span.getName().equals(name)).findFirst()
                .orElseThrow();
    }

    private static List<String> threads(PackagedApplication gateway) {
        try (var tasks = Files.list(Path.of("/proc", Long.toString(gateway.pid()), "task"))) {
            return tasks.map(task -> task.resolve("comm")).map(TracesIT::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "ended";
        }
    }
}
