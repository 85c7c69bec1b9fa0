package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PartnerOrderControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class SandboxStreamTest {

    private String id;

    @BeforeEach
    void oneHeldOrder() {
        control("/reset");
        id = createdHeldOrder();
    }

    @Test
    void streamTellsTheStateOnConnectEachChangeAndTheEnd() {
        try (var stream = new SseReader(id)) {
            stream.awaitText("\"order_state\":\"WaitingForPayment\"");
            control("/orders/" + id + "/hold", "{\"held\":false}");

            stream.awaitOrderlyEnd();

            assertThat(stream.text()).startsWith("event: message\ndata: {\"order_id\":\"" + id)
                    .containsSubsequence("\"WaitingForPayment\"", "\"WaitingForDelivery\"", "\"Done\"", "SANDBOX-")
                    .endsWith("}\n\nevent: stop\ndata: {}\n\n");
        }
    }

    @Test
    void finishedOrderIsToldOnceAndStopped() {
        control("/orders/" + id + "/state", "{\"order_state\":\"Expired\"}");

        try (var stream = new SseReader(id)) {
            stream.awaitOrderlyEnd();

            assertThat(stream.text()).contains("Expired").endsWith("event: stop\ndata: {}\n\n");
        }
    }

    @Test
    void silentChangeIsNotTold() {
        try (var stream = new SseReader(id).awaitText("WaitingForPayment")) {
            control("/orders/" + id + "/state", "{\"order_state\":\"Done\",\"silent\":true}");
            control("/orders/" + id + "/frame", ": mark\n\n");

            stream.awaitText(": mark\n\n");

            assertThat(stream.text()).doesNotContain("Done");
            fetch(id).body("order_state", equalTo("Done"));
        }
    }

    @Test
    void rawBytesArriveAsTheyAre() {
        try (var stream = new SseReader(id).awaitText("WaitingForPayment")) {
            control("/orders/" + id + "/frame", "event: message\r\ndata: {\"order_id\":");
            control("/orders/" + id + "/frame", "broken\n\n");

            stream.awaitText("event: message\r\ndata: {\"order_id\":broken\n\n");
        }
    }

    @Test
    void droppedStreamIsCutOffAndNotCountedAnyMore() {
        try (var stream = new SseReader(id).awaitText("WaitingForPayment")) {
            assertThat(counter("open_streams")).isEqualTo(1);

            control("/orders/" + id + "/drop");

            stream.awaitCut();
            eventually(() -> assertThat(counter("open_streams")).isZero());
        }
    }

    @Test
    void allStreamsCanBeDropped() {
        try (var stream = new SseReader(id).awaitText("WaitingForPayment")) {
            control("/drop");

            stream.awaitCut();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void streamsCanEndInGoodOrderWithoutAStop(boolean all) {
        try (var stream = new SseReader(id).awaitText("WaitingForPayment")) {
            control(all ? "/end" : "/orders/" + id + "/end");

            stream.awaitOrderlyEnd();
            assertThat(stream.text()).endsWith("}\n\n").doesNotContain("event: stop");
            assertThat(counter("open_streams")).isZero();
        }
    }

    @Test
    void mutedStreamStaysOpenAndAnotherOneHears() {
        try (var muted = new SseReader(id).awaitText("WaitingForPayment")) {
            control("/orders/" + id + "/mute");

            try (var hearing = new SseReader(id).awaitText("WaitingForPayment")) {
                control("/orders/" + id + "/state", "{\"order_state\":\"PaymentStarted\"}");
                hearing.awaitText("PaymentStarted");
            }

            assertThat(muted.text()).doesNotContain("PaymentStarted");
            assertThat(muted.isOpen()).isTrue();
        }
    }

    @Test
    void callerWhoLeavesIsNotCountedAnyMore() {
        try (var stream = new SseReader(id)) {
            stream.awaitText("WaitingForPayment");
        }

        eventually(() -> assertThat(counter("open_streams")).isZero());
    }

    @Test
    void slowReaderGetsTheLatestStateAndNoQueue() throws IOException {
        var longLabel = "\"denomination\":\"100\",\"localized_denomination\":\"" + "x".repeat(255) + '"';
        id = create(NESTED.replace("\"quantity\":1", "\"quantity\":10").replace("\"denomination\":\"100\"", longLabel))
                .extract().path("order_id");
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            subscribe(socket);
            eventually(() -> assertThat(counter("open_streams")).isEqualTo(1));
            int changes = 800;
            var order = new PartnerOrderControl(id);
            for (int i = 0; i < changes; i++) {
                order.becomes("Word" + i);
            }
            order.becomes("Done");

            String all = readAll(socket.getInputStream());

            assertThat(all.split("event: message")).hasSizeLessThan(changes);
            assertThat(all).contains("\"order_state\":\"Done\"");
        }
    }

    private void subscribe(Socket socket) throws IOException {
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        String request = "GET /sandbox/v5/orders/" + id + "/subscribe HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readAll(InputStream in) throws IOException {
        var text = new StringBuilder();
        byte[] part = new byte[65536];
        while (text.indexOf("event: stop", Math.max(0, text.length() - 2 * part.length)) < 0) {
            text.append(new String(part, 0, in.read(part), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
