package dev.ordergateway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.packaging.Training;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/**
 * What a replica costs: its start until it is ready and its memory when idle, from the plain jar and with what a training
 * run has learned, and the processor's time for a read and for a placement. The JVM is run as in the image, with the memory
 * of the manifests. A placement's time has its share of following the order in it.
 */
class StartBenchmark {

    private static final int STARTS = Integer.getInteger("start.starts", 3);
    private static final int CALLS = Integer.getInteger("start.calls", 2_000);
    private static final int AT_ONCE = 8;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As a container of 1 GiB and less than two processors makes the JVM choose. */
    private static final List<String> CONTAINER = List.of("-XX:MaxRAM=1g", "-XX:+UseSerialGC");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, List<Double>> figures = new TreeMap<>();

    @Test
    void starts() throws Exception {
        try (var surroundings = new Surroundings(Map.of())) {
            var learned = Training.learned(surroundings);
            for (int i = 0; i < STARTS; i++) {
                measure("plain", surroundings, Training.plainOptions());
                measure("learned", surroundings, learned);
            }
        }
        figures.forEach((what, each) -> System.out.printf("%-40s median %9.1f of %s%n", what,
                each.stream().sorted().toList().get(each.size() / 2), each));
    }

    private void measure(String kind, Surroundings surroundings, List<String> options) throws Exception {
        long before = System.nanoTime();
        try (var replica = new MeasuredGateway(PackagedApplication.start(surroundings.gatewaySettings(Map.of()),
                Stream.concat(options.stream(), CONTAINER.stream()).toList()))) {
            var url = replica.application().url();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10))
                    .until(() -> status(get(url + "/q/health/ready")) == 200);
            note(kind, "start to ready (ms)", (System.nanoTime() - before) / 1e6);
            note(kind, "processor until ready (ms)", (double) replica.cpu().toMillis());
            await().pollDelay(IDLE).atMost(PATIENCE).until(() -> true);
            note(kind, "resident when idle (KiB)", replica.resident());
            var order = placed(url);
            perCall(kind, "GET", replica, get(order));
            perCall(kind, "POST", replica, post(url));
            note(kind, "resident after " + 4 * CALLS + " calls (KiB)", replica.resident());
        }
    }

    /** The first half warms up. */
    private void perCall(String kind, String call, MeasuredGateway replica, HttpRequest request)
            throws ExecutionException, InterruptedException {
        send(request, CALLS);
        var before = replica.cpu();
        send(request, CALLS);
        note(kind, "processor for a " + call + " (µs)", replica.cpu().minus(before).toNanos() / 1e3 / CALLS);
    }

    private void send(HttpRequest request, int times)
            throws ExecutionException, InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(callers.submit(() -> {
                    for (int call = 0; call < times / AT_ONCE; call++) {
                        assertThat(status(request)).isBetween(200, 201);
                    }
                    return null;
                }));
            }
            for (var each : calls) {
                each.get();
            }
        }
    }

    private void note(String kind, String what, double figure) {
        figures.computeIfAbsent(what + ", " + kind, _ -> new ArrayList<>()).add(figure);
    }

    private String placed(String url) throws IOException, InterruptedException {
        var answer = client.send(post(url), BodyHandlers.ofString());
        return url + URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    private static HttpRequest post(String url) {
        return HttpRequest.newBuilder(URI.create(url + "/api/orders")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Bodies.GUIDE)).build();
    }
}
