package dev.ordergateway.deploy;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.access.Role;
import dev.ordergateway.support.Issuer;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.Surroundings;
import dev.ordergateway.support.Token;
import io.fabric8.kubernetes.api.model.SecretKeySelector;

/** The packaged application with exactly the environment that each container gets. */
class ContainersIT {

    private static final String DATABASE = "QUARKUS_DATASOURCE_REACTIVE_URL";
    private static final String OLDER = "delete from flyway_schema_history where installed_rank = (select max(installed_rank) "
            + "from flyway_schema_history)";
    private static final String NEWER = "insert into flyway_schema_history select installed_rank + 1000, '1000', 'to come', "
            + "type, 'V1000__to_come.sql', 1, installed_by, installed_on, 1, true from flyway_schema_history "
            + "order by installed_rank desc limit 1";

    private final Manifests production = Manifests.of("production");
    private final Issuer issuer = new Issuer();
    private final Surroundings surroundings = new Surroundings(Map.of());
    private final Map<String, String> settings = surroundings.gatewaySettings(Map.of("partner.url", "http://localhost:1"));

    @AfterEach
    void end() {
        surroundings.close();
        issuer.close();
    }

    @BeforeEach
    void theAudienceIsTheOneOfTheTests() {
        assertThat(environment(production, "order-gateway")).containsEntry("QUARKUS_OIDC_TOKEN_AUDIENCE", Token.AUDIENCE);
    }

    @Test
    void theJobMigratesAndEndsAndThenThePodsServe() throws SQLException {
        assertThat(exitCode("order-gateway-migration")).isZero();

        try (var pod = PackagedApplication.startContainer(environment(production, "order-gateway"))) {
            assertThat(production.workload("order-gateway").probes()).hasSize(3)
                    .allSatisfy(probe -> awaitUp(pod.url() + probe.getHttpGet().getPath()));
            given().get(pod.url() + "/api/orders").then().statusCode(401);
            given().header("Authorization", issuer.token("checkout").with(Role.READ).bearer()).get(pod.url() + "/api/orders")
                    .then().statusCode(200);
            given().get(pod.url() + "/sandbox/scenarios").then().statusCode(404);
            given().redirects().follow(false).get(pod.url() + "/console").then().statusCode(302);
        }

        execute(NEWER);
        try (var older = PackagedApplication.startContainer(environment(production, "order-gateway"))) {
            awaitUp(older.url() + "/q/health/ready");
        }
        assertThat(exitCode("order-gateway-migration")).as("a Job of an older version").isZero();
    }

    @Test
    void aPodDoesNotStartBeforeTheMigration() throws SQLException {
        assertRefuses("Detected resolved migration not applied to database: 1.");

        assertThat(exitCode("order-gateway-migration")).isZero();
        execute(OLDER);
        assertRefuses("Detected resolved migration not applied to database");
    }

    @Test
    void aJobWithoutADatabaseHasFailed() throws IOException {
        var environment = environment(production, "order-gateway-migration");
        environment.put(DATABASE, "postgresql://localhost:" + URI.create(PartnerStub.urlOfNobody()).getPort() + "/orders");

        try (var job = PackagedApplication.startContainer(environment)) {
            assertThat(job.exitCode()).isNotZero();
        }
    }

    @Test
    void theSandboxOfStagingIsAPartner() {
        try (var sandbox = PackagedApplication.startContainer(environment(Manifests.of("staging"), "order-gateway-sandbox"))) {
            awaitUp(sandbox.url() + "/q/health/ready");
            given().get(sandbox.url() + "/sandbox/scenarios").then().statusCode(200);
            given().get(sandbox.url() + "/api/orders").then().statusCode(401);
        }
    }

    private static void awaitUp(String url) {
        eventually(() -> given().get(url).then().statusCode(200).body("status", equalTo("UP")));
    }

    private void assertRefuses(String reason) {
        try (var pod = PackagedApplication.startContainer(environment(production, "order-gateway"))) {
            assertThat(pod.exitCode()).isNotZero();
            assertThat(pod.log()).contains(reason);
        }
    }

    private int exitCode(String workload) {
        try (var container = PackagedApplication.startContainer(environment(production, workload))) {
            return container.exitCode();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection(); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** As it is rendered, with the secrets and those two addresses that are elsewhere in a test. */
    private Map<String, String> environment(Manifests manifests, String workload) {
        var environment = manifests.workload(workload).environment(manifests, this::secret);
        assertThat(environment.replace(DATABASE, setting("quarkus.datasource.reactive.url"))).isNotNull();
        assertThat(environment.replace("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url())).isNotNull();
        return environment;
    }

    private String setting(String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }

    private String secret(SecretKeySelector secret) {
        return switch (secret.getName() + "/" + secret.getKey()) {
            case "order-gateway-db-app/username" -> setting("quarkus.datasource.username");
            case "order-gateway-db-app/password" -> setting("quarkus.datasource.password");
            case "order-gateway/partner-application-id" -> setting("partner.application-id");
            case "order-gateway/secrets-keys" -> setting("secrets.keys");
            case "order-gateway/console-client-secret" -> "secret-of-the-client";
            case "order-gateway/console-encryption-secret" -> "secret of 32 characters and more";
            default -> throw new AssertionError("nothing is known of the secret " + secret);
        };
    }
}
