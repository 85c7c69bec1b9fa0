package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ErrorKinds;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** What the packaged application holds, and what it refuses to start without. */
class PackageIT {

    private static Surroundings surroundings;

    @BeforeAll
    static void begin() {
        surroundings = new Surroundings(Map.of());
    }

    @AfterAll
    static void end() {
        surroundings.close();
    }

    @Test
    void holdsNothingOfTheEmbeddedDatabase() throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("application.libraries")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("quarkus-reactive-pg-client"))
                    .noneMatch(name -> name.contains("zonky") || name.contains("embedded"));
        }
    }

    @Test
    void namesEverySettingThatIsMissing() {
        try (var application = PackagedApplication.start(Map.of())) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.log())
                    .contains("quarkus.datasource.reactive.url is required")
                    .contains("partner.application-id is required")
                    .contains("secrets.keys is required");
        }
    }

    @Test
    void startsWithEverySettingOfTheReadmeSpelledOut() throws IOException {
        var settings = new HashMap<>(ReadmeSettings.documented());
        settings.values().removeIf(String::isEmpty);
        settings.put("access.mode", "open");
        settings.put("sandbox.enabled", "true");

        try (var application = surroundings.startGateway(settings)) {
            application.awaitReady();
        }
    }

    @Test
    void saysWhatIsWrongWithTheKeysAndShowsNone() {
        try (var application = surroundings.startGateway(Map.of("secrets.keys", "k1:c2hvcnQ="))) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.log()).contains("secrets.keys cannot be used: a key has 5 bytes instead of 32")
                    .doesNotContain("c2hvcnQ", "\tat ");
        }
    }

    @Test
    void doesNotBelieveEverybodyWhoNamesAnEndUser() {
        try (var application = surroundings.startGateway(Map.of("partner.forward-client-context", "true",
                "quarkus.http.proxy.proxy-address-forwarding", "true"))) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.log()).contains("partner.forward-client-context needs", "quarkus.http.proxy.trusted-proxies")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void doesNotTakeLeasesThatEndBeforeTheyAreRenewed() {
        try (var application = surroundings.startGateway(Map.of("tracking.lease.ttl", "3s"))) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.log()).contains("tracking.lease.renew must be shorter than tracking.lease.ttl");
        }
    }

    @Test
    void tellsNothingFromWithinWhateverItRefuses() throws IOException {
        try (var application = surroundings.startGateway(Map.of("requests.body-timeout", "1s"))) {
            assertThat(ErrorKinds.answers(URI.create(application.url()))).allSatisfy((request, answer) -> assertThat(answer)
                    .doesNotContainIgnoringCase("\nserver:", "x-powered-by", "quarkus", "vert.x", "vertx", "netty", "resteasy",
                            "jackson", "hibernate", "postgres")
                    .doesNotContain("Exception", "\tat ", "at dev.", "java.", "jakarta.", "Error id")
                    .doesNotContainPattern("^HTTP/1.1 5"));
            assertThat(Stream.of("/sandbox", "/sandbox/", "/sandbox/scenarios", "/sandbox/control/counters",
                    "/sandbox/v5/orders/x", "/sandbox/v3/payment_vias", "/console/sandbox"))
                    .allSatisfy(path -> assertThat(given().get(application.url() + path).statusCode()).isEqualTo(404));
            assertThat(Stream.of("/sandbox/control/reset", "/sandbox/control/hold", "/sandbox/v5/orders"))
                    .allSatisfy(path -> assertThat(given().post(application.url() + path).statusCode()).isEqualTo(404));
        }
    }
}
