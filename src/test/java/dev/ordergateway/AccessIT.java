package dev.ordergateway;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.access.Role;
import dev.ordergateway.support.Issuer;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.Surroundings;
import dev.ordergateway.support.Token;

/** The packaged application is closed, and says what it needs to be opened to the right ones. */
class AccessIT {

    private static final String CLIENT = "quarkus.oidc.console.client-id";
    private static final String SECRET = "quarkus.oidc.console.token-state-manager.encryption-secret";

    @SuppressWarnings("NullAway.Init") // begin() puts it there
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
    void doesNotStartWithoutKnowingWhomToLetIn() {
        assertRefuses(Map.of(), "quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL)", "access.mode=open");
        try (var issuer = new Issuer()) {
            var settings = new HashMap<>(Map.of("quarkus.oidc.auth-server-url", issuer.url()));
            assertRefuses(settings, "quarkus.oidc.token.audience", "access.mode=open");
            settings.put("quarkus.oidc.token.audience", "any");
            assertRefuses(settings, "quarkus.oidc.token.audience", "access.mode=open");
            settings.put("quarkus.oidc.token.audience", Token.AUDIENCE);
            settings.put(CLIENT, Issuer.CLIENT);
            assertRefuses(settings, SECRET);
            settings.put(SECRET, "too short");
            assertRefuses(settings, SECRET);
        }
    }

    @Test
    void aProviderThatIsDownFailsNeitherTheStartNorTheProbes() throws IOException {
        var url = PartnerStub.urlOfNobody();
        var settings = Map.of("access.mode", "oidc", "quarkus.oidc.auth-server-url", url, "quarkus.oidc.token.audience",
                Token.AUDIENCE, CLIENT, Issuer.CLIENT, SECRET, "secret of 32 characters and more",
                "quarkus.oidc.console.credentials.secret", "secret-of-the-client");
        try (var gateway = surroundings.startGateway(settings)) {
            gateway.awaitReady();
            assertThat(status(gateway, "/q/health/live")).isEqualTo(200);
            assertThat(status(gateway, "/api/status")).isEqualTo(401);
            given().header("Authorization", "Bearer e30.e30.e30").get(gateway.url() + "/api/status").then().statusCode(503)
                    .header("Retry-After", "5").body("code", equalTo("issuer_unavailable"));
            given().redirects().follow(false).get(gateway.url() + "/console").then().statusCode(503)
                    .body("code", equalTo("issuer_unavailable"));
            assertThat(gateway.log()).doesNotContain("\tat ");

            var token = assertOpensOnceThereIs(new Issuer(URI.create(url).getPort()), gateway);
            given().header("Authorization", token).get(gateway.url() + "/api/status").then().statusCode(200);
        }
    }

    /** A token that is still good when the issuer is gone again. */
    private static String assertOpensOnceThereIs(Issuer started, PackagedApplication gateway) {
        try (var issuer = started) {
            var token = issuer.token("checkout").with(Role.READ).bearer();
            eventually(() -> assertThat(given().header("Authorization", token).get(gateway.url() + "/api/status")
                    .statusCode()).isEqualTo(200));
            given().redirects().follow(false).get(gateway.url() + "/console").then().statusCode(302)
                    .header("Location", containsString(issuer.url() + "/authorize"))
                    .header("Set-Cookie", containsString("Secure"));
            return token;
        }
    }

    @Test
    void aProviderThatNeverAnswersFailsNeitherTheStartNorTheProbes() throws IOException {
        try (var silent = new PartnerStub((_, _) -> {
        });
                var gateway = surroundings.startGateway(Map.of("access.mode", "oidc", "quarkus.oidc.auth-server-url",
                        silent.url(), "quarkus.oidc.token.audience", Token.AUDIENCE, "quarkus.oidc.connection-timeout",
                        "1s"))) {
            gateway.awaitReady();
            given().header("Authorization", "Bearer e30.e30.e30").get(gateway.url() + "/api/status").then().statusCode(503)
                    .body("code", equalTo("issuer_unavailable"));
        }
    }

    @Test
    void withoutAClientTheConsoleSaysSoAndTheRestGoesOn() {
        try (var issuer = new Issuer();
                var gateway = surroundings.startGateway(Map.of("access.mode", "oidc",
                        "quarkus.oidc.auth-server-url", issuer.url(), "quarkus.oidc.token.audience", Token.AUDIENCE))) {
            given().get(gateway.url() + "/console").then().statusCode(404).body("detail", containsString(CLIENT));
            given().header("Authorization", issuer.token("checkout").with(Role.READ).bearer())
                    .get(gateway.url() + "/api/orders").then().statusCode(200);
        }
    }

    private static int status(PackagedApplication gateway, String path) {
        return given().get(gateway.url() + path).statusCode();
    }

    private static void assertRefuses(Map<String, String> settings, String... what) {
        var closed = new HashMap<>(settings);
        closed.put("access.mode", "oidc");
        try (var application = surroundings.startGateway(closed)) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.log()).contains(what).doesNotContain("\tat ");
        }
    }
}
