package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.FLAT;
import static dev.ordergateway.sandbox.Calls.after;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdFor;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.sandbox.Calls.forScenario;
import static dev.ordergateway.sandbox.Calls.post;
import static dev.ordergateway.sandbox.Calls.validate;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SandboxScenarioTest {

    @BeforeEach
    void holdEverything() {
        control("/reset");
        control("/hold", "{\"held\":true}");
    }

    @Test
    void everyScenarioGoesThroughTheStatesItLists() {
        Listed[] scenarios = given().get("/sandbox/scenarios").then().statusCode(200)
                .body("description", everyItem(notNullValue()))
                .extract().as(Listed[].class);

        assertThat(scenarios).hasSizeGreaterThan(20).allSatisfy(scenario -> {
            String id = createdFor(scenario.name);
            assertThat(walk(id, scenario.states.size())).isEqualTo(scenario.states);
            post("/control/orders/" + id + "/advance", "").then().statusCode(409);
        });
    }

    @Test
    void scenarioGoesByItselfWhenNobodyHoldsIt() {
        String id = createdFor("slow_confirmation");

        control("/orders/" + id + "/hold", "{\"held\":false}");

        eventually(() -> fetch(id).body("order_state", equalTo("Done")));
    }

    @Test
    void flatBodyChoosesAScenarioToo() {
        String id = create(FLAT.replace("\"lang\"", "\"acquisition\":{\"utm_content\":\"scenario:direct\"},\"lang\""))
                .extract().path("order_id");

        after(1, id).body("order_state", equalTo("Done"));
    }

    @Test
    void misspeltScenarioIsRefusedWithTheListAndOrdersNothing() {
        create(forScenario("expire")).statusCode(400).body("message", containsString("late_payment"))
                .body("detail", equalTo("UNKNOWN_SCENARIO"));
        post("/v5/orders/validations", forScenario("expire")).then().statusCode(400)
                .body("detail", equalTo("UNKNOWN_SCENARIO"));
        validate(forScenario("expires")).body("problems", nullValue());
        assertThat(counter("created")).isZero();

        post("/control/orders/" + createdHeldOrder() + "/scenario", "{\"name\":\"expire\"}").then().statusCode(400)
                .body("message", containsString("expires"));
    }

    @Test
    void otherContentOfACampaignIsNoScenario() {
        create(forScenario("x").replace("scenario:x", "banner")).statusCode(201);
    }

    @Test
    void existingOrderIsGivenAScenarioFromItsBeginning() {
        String id = createdHeldOrder();

        control("/orders/" + id + "/scenario", "{\"name\":\"expires\"}");

        after(1, id).body("order_state", equalTo("Expired")).body("payment_state", equalTo("Expired"));
    }

    @Test
    void stepThatKeepsTheStateIsNotLeftOut() {
        String id = createdHeldOrder();

        control("/orders/" + id + "/scenario", "{\"name\":\"underpaid_quietly\"}");

        after(1, id).body("order_state", equalTo("WaitingForPayment")).body("sent_coin_amount", equalTo("52.30"));
        after(1, id).body("order_state", equalTo("WaitingForDelivery"));
    }

    @Test
    void existingOrderOnAStationOfTheScenarioGoesOnFromThere() {
        String id = createdHeldOrder();
        after(1, id).body("order_state", equalTo("WaitingForDelivery"));

        control("/orders/" + id + "/scenario", "{\"name\":\"refunded\"}");

        after(1, id).body("order_state", equalTo("Refunded")).body("payment_state", equalTo("Refunded"));
    }

    private static List<String> walk(String id, int states) {
        List<String> seen = new ArrayList<>();
        seen.add(fetch(id).extract().path("order_state"));
        while (seen.size() < states) {
            seen.add(after(1, id).extract().path("order_state"));
        }
        return seen;
    }

    private record Listed(String name, String description, List<String> states, @Nullable String needs) {
    }
}
