package dev.ordergateway.packaging;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import io.restassured.http.ContentType;

/**
 * The training run of the JVM: what the application loads and links while it does here what it does for its callers is kept
 * beside it, and need not be done again at the next start.
 */
class TrainingIT {

    /** As in the image, whose runtime it must be made with. */
    private static final String CACHE = "app.aot";
    private static final Path FILE = Path.of("target/quarkus-app", CACHE);
    private static final int ROUNDS = 10;

    @Test
    void anApplicationStartsFromWhatAnotherHasLearned() throws IOException {
        assumeFalse(PackagedApplication.isExecutable(), "a native executable has nothing left to learn");
        Files.deleteIfExists(FILE);

        try (var surroundings = new Surroundings(Map.of())) {
            try (var training = start(surroundings, "-XX:AOTCacheOutput=" + CACHE)) {
                awaitReady(training.url());
                work(training.url());
                training.terminate();
                assertThat(FILE).as(training.log()).isNotEmptyFile();
            }
            // with "on" it ends at once when it cannot use the cache
            try (var trained = start(surroundings, "-XX:AOTCache=" + CACHE, "-XX:AOTMode=on")) {
                awaitReady(trained.url());
            }
        }
    }

    private static PackagedApplication start(Surroundings surroundings, String... options) {
        var all = new ArrayList<>(Dockerfile.jvm().options());
        all.removeIf(option -> option.startsWith("-XX:AOT"));
        all.addAll(List.of(options));
        return PackagedApplication.start(
                surroundings.gatewaySettings(Map.of("sandbox.enabled", "true", PackagedApplication.JSON_LOG, "true")), all);
    }

    private static void awaitReady(String url) {
        eventually(() -> given().get(url + "/q/health/ready").then().statusCode(200));
    }

    private static void work(String url) {
        for (int round = 0; round < ROUNDS; round++) {
            var placed = given().contentType(ContentType.JSON).body(Bodies.GUIDE).post(url + "/api/orders");
            assertThat(placed.statusCode()).isEqualTo(201);
            var order = url + placed.header("Location").replaceFirst("^https?://[^/]+", "");
            for (var path : List.of("", "/history")) {
                given().get(order + path).then().statusCode(200);
            }
            for (var path : List.of("/api/orders?phase=open", "/api/events", "/api/status", "/api/audit", "/api/payment_vias",
                    "/api/brands?country_code=US", "/console", "/console/orders", "/q/metrics", "/q/health/ready")) {
                given().get(url + path).then().statusCode(200);
            }
        }
    }
}
