package dev.ordergateway.problem;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.LogRecorder;
import dev.ordergateway.support.PartnerControl;
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

    private final LogRecorder log = new LogRecorder();

    @AfterEach
    void heal() {
        log.close();
        PartnerControl.heal();
    }

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("requests.head-timeout", "1s", "requests.body-timeout", "1s", "quarkus.http.idle-timeout", "10s",
                    "history.keep-alive", "500ms");
        }
    }

    @Test
    void whoNeverEndsTheHeadIsCutOff() throws IOException {
        try (var socket = connection()) {
            say(socket, HEAD);

            assertThatThrownBy(() -> sayForEver(socket, "X-More: x\r\n")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void soIsWhoTakesLongOverTheNextRequest() throws IOException {
        try (var socket = connection()) {
            say(socket, HEAD + "\r\n");
            assertThat(firstLine(socket)).contains("200");

            assertThatThrownBy(() -> sayForEver(socket, "X")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whoNeverEndsTheBodyIsToldSoAndNothingIsPlaced() throws IOException {
        var email = anyEmail();
        log.listen();
        try (var socket = connection()) {
            var body = nested(email);
            say(socket, POST + "Content-Length: " + (body.length() + 1) + "\r\n\r\n" + body);

            assertThat(everything(socket)).startsWith("HTTP/1.1 408 ").contains("application/problem+json",
                    "\"code\":\"request_timeout\"", "\"retryable\":true");
        }
        given().contentType("application/json").body("{\"email\":\"" + email + "\"}").post("/api/orders/lookup").then()
                .body("data", empty());
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "keep-alive", "close" })
    void whoNeverEndsTheBodyAfterTheAnswerIsCutOff(String connection) throws IOException {
        try (var socket = connection()) {
            say(socket, POST + "Connection: " + connection + "\r\nContent-Length: 1000000\r\n\r\n");

            assertThat(everything(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void whoAsksNothingIsCutOff() throws IOException {
        try (var socket = connection()) {
            assertThat(everything(socket)).isEmpty();
        }
    }

    @Test
    void whoAsksMoreThanItHearsIsCutOff() throws IOException {
        PartnerControl.hold();
        var stream = "GET /api/orders/" + placed(nested(anyEmail())) + "/subscribe HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var socket = connection()) {
            say(socket, stream);
            assertThat(firstLine(socket)).contains("200");

            assertThatThrownBy(() -> sayForEver(socket, HEAD + "\r\n")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whoReadsNoneOfItsAnswersIsCutOff() throws IOException {
        var large = "GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var socket = connection()) {
            assertThatThrownBy(() -> sayForEver(socket, large.repeat(8))).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void someRequestsAheadOfTheirAnswersAreAllAnswered() throws IOException {
        try (var socket = connection()) {
            say(socket, (HEAD + "\r\n").repeat(31) + HEAD + "Connection: close\r\n\r\n");

            assertThat(everything(socket).split("HTTP/1.1 200 ", -1)).hasSize(33);
        }
    }

    @Test
    void whoListensWithABodyThatNeverEndsIsCutOff() throws IOException {
        try (var socket = connection()) {
            say(socket, LISTEN + "Content-Length: 200000\r\n\r\n");
            assertThat(firstLine(socket)).contains("200");

            assertThatThrownBy(() -> sayForEver(socket, "x")).isInstanceOf(SocketException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "0\r\n\r\n", "1\r\n\r\nx" })
    void whoListensWithABodyThatEndsMayStay(String body) throws IOException {
        try (var socket = connection()) {
            say(socket, HEAD + "Content-Length: 0\r\n\r\n" + LISTEN + "Content-Length: " + body);

            assertThat(lines(socket).lines().filter(line -> line.startsWith(":")).limit(8)).hasSize(8);
        }
    }

    /** For longer than a connection may be silent. */
    @Test
    void whoReadsAlongMayBeSilent() {
        PartnerControl.hold();
        try (var reader = new EventReader(placed(nested(anyEmail())))) {
            eventually(() -> assertThat(reader.comments()).hasSizeGreaterThan(25));
            assertThat(reader.end()).isNotDone();
        }
    }

    private static Socket connection() throws IOException {
        var socket = new Socket("localhost", Gateway.uri("/").getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static void sayForEver(Socket socket, String text) {
        eventually(() -> {
            say(socket, text);
            throw new AssertionError("still taken");
        });
    }

    private static String firstLine(Socket socket) throws IOException {
        return lines(socket).readLine();
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    private static String everything(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
}
