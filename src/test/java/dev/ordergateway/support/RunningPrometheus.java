package dev.ordergateway.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A real Prometheus that watches gateways by the rules of {@code deploy}, every two seconds. */
public final class RunningPrometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** It starts beside an application that has just started too. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final String url;
    private final Process process;

    private RunningPrometheus(Path folder, int port, Process process) {
        this.folder = folder;
        this.url = "http://localhost:" + port;
        this.process = process;
    }

    /**
     * Starts one, and waits until it has seen all of them.
     *
     * @param gateways such as {@code http://localhost:8080}
     */
    public static RunningPrometheus watching(String... gateways) {
        try {
            var folder = Files.createTempDirectory("prometheus");
            AlertRules.writeTo(folder.resolve("rules.yml"));
            Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                    rule_files: [rules.yml]
                    scrape_configs:
                      - job_name: order-gateway
                        metrics_path: /q/metrics
                        static_configs: [{targets: [%s]}]
                    """.formatted(Arrays.stream(gateways).map(gateway -> URI.create(gateway).getAuthority())
                    .collect(Collectors.joining(", "))));
            var running = started(folder, freePort());
            try {
                running.awaitSightOf(gateways.length);
            } catch (Throwable failure) {
                running.close();
                throw failure;
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningPrometheus started(Path folder, int port) throws IOException {
        return new RunningPrometheus(folder, port, new ProcessBuilder(
                Program.find("prometheus", "prometheus").toString(), "--config.file=prometheus.yml",
                "--storage.tsdb.path=data", "--web.listen-address=localhost:" + port, "--log.level=warn")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start());
    }

    /** The alerts whose condition is true, whether it has been for long enough or not. */
    public Set<String> pendingOrFiring() {
        return alerts("pending", "firing");
    }

    /** The alerts that call somebody now. */
    public Set<String> firing() {
        return alerts("firing");
    }

    /** What an expression is worth now, one value for each series. */
    public List<Double> query(String expression) {
        var answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        return all(answer.at("/data/result")).stream().map(series -> Double.parseDouble(series.at("/value/1").textValue()))
                .toList();
    }

    private Set<String> alerts(String... states) {
        return all(get("/api/v1/alerts").at("/data/alerts")).stream()
                .filter(alert -> List.of(states).contains(alert.required("state").textValue()))
                .map(alert -> alert.at("/labels/alertname").textValue()).collect(Collectors.toSet());
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    /** Before that it rightly says that there is no replica. */
    private void awaitSightOf(int gateways) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(process.isAlive()).as("%s", Files.readString(folder.resolve("log"))).isTrue();
            assertThat(query("sum(up)")).containsExactly((double) gateways);
            assertThat(pendingOrFiring()).doesNotContain("NoReplica");
        });
    }

    private JsonNode get(String path) {
        try {
            var answer = client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
