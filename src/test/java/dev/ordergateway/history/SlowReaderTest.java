package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.partnerOrder;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class SlowReaderTest {

    /** Forty times 40 kB, of which the gateway and the operating systems hold a few. */
    private static final int CHANGES = 40;
    private static final Pattern ID = Pattern.compile("^id:(\\d+)$", Pattern.MULTILINE);

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void aReaderWhoDoesNotReadMissesStepsButNotTheNewestState() throws IOException {
        PartnerControl.hold();
        var id = placed(with(largeMetadata(), nested(anyEmail())));

        try (var socket = new Socket()) {
            subscribe(socket, id);
            changeOften(id);
            int newest = order(id).extract().path("version");
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            var ids = ID.matcher(text).results().map(match -> Integer.valueOf(match.group(1))).toList();
            assertThat(ids).isSorted().doesNotHaveDuplicates().hasSizeLessThan(newest - 1);
            assertThat(ids.getLast()).isEqualTo(newest);
            assertThat(text.indexOf("event:stop")).isGreaterThan(text.lastIndexOf("id:" + newest));
        }
    }

    /** With room for little, so that the gateway soon cannot send any more. */
    private static void subscribe(Socket socket, String id) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        var request = "GET /api/orders/" + id + "/subscribe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static void changeOften(String id) {
        var partner = partnerOrder(id);
        int version = order(id).extract().path("version");
        for (int i = 1; i <= CHANGES; i++) {
            partner.becomes("WaitingForPayment", "Word" + i);
            awaitVersion(id, version + i);
        }
        partner.becomes("Done", "Word0");
        awaitStatus(id, "Done");
    }

    private static void awaitVersion(String id, int version) {
        // answered without the large document
        await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).untilAsserted(
                () -> assertThat(given().header("If-None-Match", "*").get("/api/orders/" + id).header("ETag"))
                        .isEqualTo("\"" + version + '"'));
    }

    /** 40 kB in every document. */
    private static String largeMetadata() {
        return IntStream.rangeClosed(1, 20).mapToObj(i -> "\"k" + i + "\":\"" + "\uD83D\uDE00".repeat(500) + '"')
                .collect(Collectors.joining(",", "\"metadata\":{", "}"));
    }
}
