package dev.ordergateway.problem;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.LogRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Callers who take their time over what they ask; over what they are told they may. */
@QuarkusTest
@TestProfile(SlowCallersTest.Impatient.class)
class SlowCallersTest {

    private static final String HEAD = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LISTEN = "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n";
    private static final String POST = "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final Pattern TROUBLE = Pattern
            .compile("^(ERROR |WARN |\\w+ (io\\.vertx|io\\.netty|dev\\.ordergateway\\.problem)\\.)");

    private final LogRecorder log = new LogRecorder();

    @AfterEach
    void letGo() {
        log.close();
        hold(false);
    }

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("requests.head-timeout", "1s", "requests.body-timeout", "1s", "quarkus.http.idle-timeout", "5s",
                    "history.keep-alive", "250ms");
        }
    }

    @Test
    void whoNeverEndsTheHeadIsCutOff() throws IOException {
        try (var caller = new SlowCaller()) {
            caller.say(HEAD);

            assertThatThrownBy(() -> caller.sayForEver("X-More: x\r\n")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void soIsWhoTakesLongOverTheNextRequest() throws IOException {
        try (var caller = new SlowCaller()) {
            caller.say(HEAD + "\r\n");
            assertThat(caller.firstLine()).contains("200");

            assertThatThrownBy(() -> caller.sayForEver("X")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whoNeverEndsTheBodyIsToldSoAndNothingIsPlaced() throws IOException {
        var email = anyEmail();
        log.listen();
        try (var caller = new SlowCaller()) {
            var body = nested(email);
            caller.say(POST + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body);

            assertThat(caller.everything()).startsWith("HTTP/1.1 408 ").contains("application/problem+json",
                    "\"code\":\"request_timeout\"", "\"retryable\":true");
        }
        given().contentType("application/json").body("{\"email\":\"" + email + "\"}").post("/api/orders/lookup").then()
                .body("data", empty());
        assertThat(log.lines()).noneMatch(SlowCallersTest::isTrouble);
    }

    @ParameterizedTest
    @ValueSource(strings = { "keep-alive", "close" })
    void whoNeverEndsTheBodyAfterTheAnswerIsCutOff(String connection) throws IOException {
        try (var caller = new SlowCaller()) {
            caller.say(POST + "Connection: " + connection + "\r\nContent-Length: 1000000\r\n\r\n");

            assertThat(caller.everything()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void whoAsksNothingIsCutOff() throws IOException {
        try (var caller = new SlowCaller()) {
            assertThat(caller.everything()).isEmpty();
        }
    }

    @Test
    void whoAsksMoreThanItHearsIsCutOff() throws IOException {
        hold(true);
        var stream = "GET /api/orders/" + placed(nested(anyEmail())) + "/subscribe HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var caller = new SlowCaller()) {
            caller.say(stream);
            assertThat(caller.firstLine()).contains("200");

            assertThatThrownBy(() -> caller.sayForEver((HEAD + "\r\n").repeat(8))).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whoReadsNoneOfItsAnswersIsCutOff() throws IOException {
        var large = "GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var caller = new SlowCaller()) {
            assertThatThrownBy(() -> caller.sayForEver(large.repeat(8))).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void someRequestsAheadOfTheirAnswersAreAllAnswered() throws IOException {
        try (var caller = new SlowCaller()) {
            caller.say((HEAD + "\r\n").repeat(31) + HEAD + "Connection: close\r\n\r\n");

            assertThat(caller.everything().split("HTTP/1.1 200 ", -1)).hasSize(33);
        }
    }

    @Test
    void whoListensWithABodyThatNeverEndsIsCutOff() throws IOException {
        try (var caller = new SlowCaller()) {
            caller.say(LISTEN + "Content-Length: 200000\r\n\r\n");
            assertThat(caller.firstLine()).contains("200");

            assertThatThrownBy(() -> caller.sayForEver("x")).isInstanceOf(SocketException.class);
        }
    }

    /** For longer than a body may take, and as long again. */
    @ParameterizedTest
    @ValueSource(strings = { "0\r\n\r\n", "1\r\n\r\nx" })
    void whoListensWithABodyThatEndsMayStay(String body) throws IOException {
        try (var caller = new SlowCaller()) {
            caller.say(HEAD + "Content-Length: 0\r\n\r\n" + LISTEN + "Content-Length: " + body);

            assertThat(caller.lines().lines().filter(line -> line.startsWith(":")).limit(12)).hasSize(12);
        }
    }

    /** For longer than a connection may be silent. */
    @Test
    void whoReadsAlongMayBeSilent() {
        hold(true);
        try (var reader = new EventReader(placed(nested(anyEmail())))) {
            eventually(() -> assertThat(reader.comments()).hasSizeGreaterThan(24));
            assertThat(reader.end()).isNotDone();
        }
    }

    /** On a connection of its own: one that was kept could be closed while it is used. */
    private static void hold(boolean isHeld) {
        given().contentType("application/json").body("{\"held\":" + isHeld + "}").post("/sandbox/control/hold").then()
                .statusCode(204);
    }

    /** What a refusal would leave behind; others may log meanwhile, and the platform that the machine is slow. */
    private static boolean isTrouble(String line) {
        return TROUBLE.matcher(line).find() && !line.contains("BlockedThreadChecker");
    }
}
