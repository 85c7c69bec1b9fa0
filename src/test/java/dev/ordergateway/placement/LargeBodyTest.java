package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.support.Gateway;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LargeBodyTest {

    static Stream<BodyPublisher> largeBodies() {
        return Stream.of(300, 2000).map(LargeBodyTest::body).flatMap(bytes -> Stream.of(BodyPublishers.ofByteArray(bytes),
                // no length is known beforehand, so it goes out in chunks
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    private static byte[] body(int kib) {
        return with("\"padding\":\"" + "x".repeat(kib * 1024) + "\"", nested("buyer@example.com"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("largeBodies")
    void aBodyAboveTheLimitIsTooLarge(BodyPublisher body) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(HttpRequest.newBuilder(Gateway.uri("/api/orders"))
                    .header("Content-Type", "application/json").POST(body).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"payload_too_large\"", "\"field\":\"body\"");
        }
    }

    @Test
    void whoeverSendsItAllBeforeReadingSeesTheAnswerToo() throws IOException {
        int length = 8 * 1024 * 1024;
        try (var socket = new Socket("localhost", Gateway.uri("/").getPort())) {
            var out = socket.getOutputStream();
            out.write(
                    "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                            .formatted(length).getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[length]);

            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }
}
