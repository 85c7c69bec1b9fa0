package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class SandboxStreamFaultTest {

    private String id;

    @BeforeEach
    void oneHeldOrder() {
        control("/reset");
        id = createdHeldOrder();
    }

    @ParameterizedTest
    @CsvSource({ "status_500,500", "status_404,404" })
    void streamCanBeRefused(String fault, int status) {
        fault(fault);

        given().get("/sandbox/v5/orders/" + id + "/subscribe").then().statusCode(status);
    }

    @Test
    void muteStreamSendsHeadersAndNothingElse() {
        fault("mute");

        try (var stream = new SseReader(id).awaitHeaders()) {
            control("/orders/" + id + "/state", "{\"order_state\":\"Done\"}");
            subscriptions().body("subscribe_calls", equalTo(1)).body("open_streams", equalTo(1));

            assertThat(stream.text()).isEmpty();
            assertThat(stream.isOpen()).isTrue();
        }
    }

    @Test
    void streamCanBeCutRightAfterItsHeadersOrEndWithoutAStop() {
        fault("drop");
        fault("eof");

        try (var dropped = new SseReader(id)) {
            dropped.awaitCut();
        }
        try (var ended = new SseReader(id)) {
            ended.awaitOrderlyEnd();
            assertThat(ended.text()).isEmpty();
        }
        eventually(() -> assertThat(counter("open_streams")).isZero());
    }

    @Test
    void streamMayNeverBeAnsweredOrLate() {
        fault("hang");
        fault("slow", ",\"delay_ms\":300");

        try (var hanging = new SseReader(id)) {
            eventually(() -> subscriptions().body("subscribe_calls", equalTo(1)));
            Instant asked = Instant.now();
            try (var late = new SseReader(id).awaitText("WaitingForPayment")) {
                assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
                assertThat(late.isOpen()).isTrue();
                assertThat(hanging.isAnswered()).isFalse();
            }
        }
    }

    private ValidatableResponse subscriptions() {
        return given().get("/sandbox/control/orders/" + id + "/counters").then();
    }

    private void fault(String fault) {
        fault(fault, "");
    }

    private void fault(String fault, String details) {
        control("/orders/" + id + "/faults",
                "{\"on\":\"subscribe\",\"times\":1,\"fault\":\"" + fault + '"' + details + '}');
    }
}
