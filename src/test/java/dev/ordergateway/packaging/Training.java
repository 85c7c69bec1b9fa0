package dev.ordergateway.packaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Launch;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import io.restassured.http.ContentType;

/** Lets the packaged application work, so that its JVM keeps for later starts what it has learned. */
public final class Training {

    private static final Path CACHE = Launch.LEARNED;
    private static final int ROUNDS = 10;

    private Training() {
    }

    /** The JVM's options in the image, without those that need what was learned. */
    public static List<String> plainOptions() {
        return Dockerfile.jvm().options().stream().filter(option -> !option.startsWith("-XX:AOT")).toList();
    }

    /** Trains one that logs as production does; gives the options by which another starts from what it has learned. */
    public static List<String> learned(Surroundings surroundings) throws IOException {
        Files.deleteIfExists(CACHE);
        var settings = surroundings.gatewaySettings(Map.of("sandbox.enabled", "true", PackagedApplication.JSON_LOG, "true"));
        try (var training = PackagedApplication.start(settings, with("-XX:AOTCacheOutput=" + CACHE.getFileName()))) {
            training.awaitReady();
            work(training.url());
            training.terminate();
            assertThat(CACHE).as(training.log()).isNotEmptyFile();
        }
        // with "on" it ends at once when it cannot use the cache
        return with("-XX:AOTCache=" + CACHE.getFileName(), "-XX:AOTMode=on");
    }

    private static List<String> with(String... further) {
        var options = new ArrayList<>(plainOptions());
        options.addAll(List.of(further));
        return List.copyOf(options);
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
