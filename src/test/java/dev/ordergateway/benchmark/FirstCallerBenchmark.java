package dev.ordergateway.benchmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** What the first caller of a replica that has just become ready waits, beside the hundredth. */
class FirstCallerBenchmark {

    private static final int STARTS = Integer.getInteger("first.starts", 3);
    private static final int CALLS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void firstCalls() throws Exception {
        try (var surroundings = new Surroundings(Map.of())) {
            String order;
            try (var before = surroundings.startGateway()) {
                order = given().contentType("application/json").body(Bodies.GUIDE).post(before.url() + "/api/orders").then()
                        .statusCode(201).extract().path("order_id");
            }
            System.out.println("first call, median of the last fifty (ms), ratio");
            for (int i = 0; i < STARTS; i++) {
                for (var call : List.of("GET /api/orders/" + order, "GET /api/orders?limit=20", "POST /api/orders",
                        "GET /console/orders")) {
                    try (var replica = surroundings.startGateway()) {
                        measure(replica, call);
                    }
                }
            }
        }
    }

    private static void measure(PackagedApplication replica, String call) throws IOException, InterruptedException {
        var url = replica.url();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(
                () -> given().get(url + "/q/health/ready").then().statusCode(200));
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        // the client's own first call
        send(client, request("GET /q/health/live", url));
        var times = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long before = System.nanoTime();
            int status = send(client, request(call, url));
            times[i] = (System.nanoTime() - before) / 1e6;
            assertThat(status).isBetween(200, 299);
        }
        double usual = Arrays.stream(times, CALLS / 2, CALLS).sorted().toArray()[CALLS / 4];
        System.out.printf("%-26.26s %7.1f %6.1f %6.1f%n", call, times[0], usual, times[0] / usual);
    }

    private static HttpRequest request(String call, String url) {
        var words = call.split(" ", -1);
        var request = HttpRequest.newBuilder(URI.create(url + words[1]));
        return words[0].equals("POST")
                ? request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(Bodies.GUIDE)).build()
                : request.build();
    }

    private static int send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
