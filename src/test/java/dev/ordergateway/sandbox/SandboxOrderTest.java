package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.TOP_UP;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SandboxOrderTest {

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @Test
    void orderPaysAndDeliversItself() {
        String id = createdOrder();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> fetch(id).body("order_state", equalTo("Done")));
        fetch(id).statusCode(200)
                .body("payment_state", equalTo("PaymentReceived"))
                .body("sent_coin_amount", equalTo("104.60"))
                .body("updated_at", instanceOf(Integer.class))
                .body("deliveries.delivery_state", everyItem(equalTo("Succeeded")))
                .body("deliveries.deliverable.pin_code", everyItem(startsWith("SANDBOX-")));
    }

    @Test
    void topUpIsDeliveredWithoutACode() {
        String id = create(TOP_UP).extract().path("order_id");

        control("/orders/" + id + "/state", "{\"order_state\":\"Done\"}");

        fetch(id).body("deliveries[0].kind", equalTo("mobile_recharge"))
                .body("deliveries[0].delivery_state", equalTo("Succeeded"))
                .body("deliveries[0].deliverable.pin_code", nullValue());
    }

    @Test
    void unknownOrderAndUnknownPathAreNotFound() {
        fetch("no-such-order").statusCode(404).body("message", equalTo("Unknown order"));
        given().get("/sandbox/v5/orders/no-such-order/subscribe").then().statusCode(404);
        given().put("/sandbox/v5/orders/no-such-order").then().statusCode(404);
        given().get("/sandbox").then().statusCode(404);
        given().post("/sandbox/control/orders/no-such-order/drop").then().statusCode(404);
    }

    @Test
    void sandboxIsNotPartOfTheDescribedInterface() {
        given().get("/q/openapi").then().statusCode(200).body(not(containsString("/sandbox")));
    }
}
