package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.createdOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.sandbox.Calls.post;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class SandboxFaultTest {

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @ParameterizedTest
    @CsvSource({ "status_500,500", "status_429,429", "status_422,422", "html,200" })
    void createAnswersWithTheFaultAndOrdersNothing(String fault, int status) {
        set("/faults", "create", fault, 1);

        create(NESTED).statusCode(status);

        assertThat(counter("created")).isZero();
        create(NESTED).statusCode(201);
    }

    @Test
    void tooManyRequestsNamesATimeToWait() {
        set("/faults", "create", "status_429", 1);

        create(NESTED).statusCode(429).header("Retry-After", equalTo("7"));
    }

    @Test
    void refusalCarriesTheCodeInDetail() {
        set("/faults", "create", "status_422", 1);

        create(NESTED).statusCode(422).body("detail", equalTo("OUT_OF_STOCK"));
    }

    @ParameterizedTest
    @CsvSource({ "cut,1", "truncated,1", "refuse,0" })
    void lostAnswerLeavesTheOrderOrNot(String fault, int created) throws IOException {
        set("/faults", "create", fault, 1);

        String answer = rawCreate(5000);

        assertThat(counter("created")).isEqualTo(created);
        assertThat(answer.contains("\"order_id\"")).isEqualTo(fault.equals("truncated"));
        assertThat(answer).doesNotContain("deliverable");
        assertThat(counter("refused")).isEqualTo(1 - created);
    }

    @Test
    void hangingCreateOrdersAndNeverAnswers() {
        set("/faults", "create", "hang", 1);

        assertThatThrownBy(() -> rawCreate(500)).isInstanceOf(SocketTimeoutException.class);

        eventually(() -> assertThat(counter("created")).isEqualTo(1));
    }

    @Test
    void slowAnswerComesAfterItsDelay() {
        String id = createdHeldOrder();
        control("/orders/" + id + "/faults", "{\"on\":\"fetch\",\"fault\":\"slow\",\"times\":1,\"delay_ms\":300}");

        fetch(id).statusCode(200).time(greaterThanOrEqualTo(300L));
    }

    @Test
    void answerCanLackItsState() {
        String id = createdHeldOrder();
        set("/orders/" + id + "/faults", "fetch", "no_state", 1);

        fetch(id).statusCode(200).body("order_state", nullValue()).body("order_id", equalTo(id));
        fetch(id).body("order_state", equalTo("WaitingForPayment"));
    }

    @Test
    void faultOfOneOrderLeavesTheOthersAlone() {
        String sick = createdOrder();
        String well = createdOrder();
        set("/orders/" + sick + "/faults", "fetch", "status_500", 2);

        fetch(sick).statusCode(500);
        fetch(well).statusCode(200);
        fetch(sick).statusCode(500);
        fetch(sick).statusCode(200);
    }

    @Test
    void endlessFaultStrikesUntilItIsCleared() {
        String id = createdOrder();
        control("/faults", "{\"on\":\"fetch\",\"fault\":\"status_500\",\"times\":null}");

        fetch(id).statusCode(500);
        fetch(id).statusCode(500);
        given().delete("/sandbox/control/faults").then().statusCode(204);

        fetch(id).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"on\":\"create\",\"fault\":\"mute\"}",
            "{\"on\":\"delete\",\"fault\":\"cut\"}",
            "{\"on\":\"fetch\",\"fault\":\"surprise\"}",
            "{\"on\":\"fetch\",\"fault\":\"cut\",\"times\":0}",
            "{}" })
    void faultThatDoesNotExistIsABadRequest(String body) {
        post("/control/faults", body).then().statusCode(400).body("message", notNullValue());
    }

    @Test
    void faultThatDoesNotExistIsAnsweredWithThoseThatDo() {
        post("/control/faults", "{\"on\":\"fetch\",\"fault\":\"surprise\"}").then()
                .body("message", startsWith("fault is not known: surprise; there are status_400, "))
                .body("message", endsWith(", early_stop"));
    }

    private static void set(String path, String on, String fault, int times) {
        control(path, "{\"on\":\"%s\",\"fault\":\"%s\",\"times\":%d}".formatted(on, fault, times));
    }

    /** REST Assured sends again when a socket closes, so the lost answers are read by hand. */
    private static String rawCreate(int timeout) throws IOException {
        byte[] body = NESTED.getBytes(StandardCharsets.US_ASCII);
        String head = "POST /sandbox/v5/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(timeout);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
