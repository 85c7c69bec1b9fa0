package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.FLAT;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.createdOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SandboxControlTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @Test
    void heldOrderStaysAndReleasedOrderMovesOn() {
        String id = createdHeldOrder();

        await().during(Duration.ofMillis(700)).atMost(PATIENCE)
                .untilAsserted(() -> fetch(id).body("order_state", equalTo("WaitingForPayment")));
        control("/orders/" + id + "/hold", "{\"held\":false}");

        eventually(() -> fetch(id).body("order_state", equalTo("Done")));
    }

    @Test
    void holdNeedsNoBody() {
        control("/hold");
        String id = createdOrder();

        await().during(Duration.ofMillis(700)).atMost(PATIENCE)
                .untilAsserted(() -> fetch(id).body("order_state", equalTo("WaitingForPayment")));
    }

    @Test
    void anyWordCanBeSetAndIsNotLeftByItself() {
        String id = createdOrder();

        control("/orders/" + id + "/state", "{\"order_state\":\"Bewildered\",\"payment_state\":\"PaymentQuarantined\"}");

        await().during(Duration.ofMillis(500)).atMost(PATIENCE)
                .untilAsserted(() -> fetch(id).body("order_state", equalTo("Bewildered"))
                        .body("payment_state", equalTo("PaymentQuarantined")));
    }

    @Test
    void doneCanComeWithoutCodes() {
        String id = createdHeldOrder();

        control("/orders/" + id + "/state", "{\"order_state\":\"Done\",\"deliveries\":false}");

        fetch(id).body("order_state", equalTo("Done"))
                .body("deliveries[0].delivery_state", equalTo("WaitingForPayment"))
                .body("deliveries[0].deliverable.pin_code", nullValue());
    }

    @Test
    void ordersAreListedNewestFirstAndByEmail() {
        String first = createdOrder();
        String second = create(FLAT).extract().path("order_id");

        given().get("/sandbox/control/orders").then().body("order_id", contains(second, first));
        given().queryParam("email", "buyer@example.com").get("/sandbox/control/orders").then()
                .body("order_id", contains(second))
                .body("[0].email", equalTo("buyer@example.com"));
    }

    @Test
    void callsAreCountedAndForgottenByAReset() {
        String id = createdHeldOrder();
        fetch(id);
        create("{}");

        assertThat(counter("created")).isEqualTo(1);
        assertThat(counter("create_calls")).isEqualTo(2);
        assertThat(counter("fetch_calls")).isPositive();
        given().get("/sandbox/control/orders/" + id + "/counters").then().body("fetch_calls", equalTo(1));

        control("/reset");

        assertThat(counter("create_calls")).isZero();
        fetch(id).statusCode(404);
    }
}
