package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.FLAT;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdFor;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.sandbox.Calls.flat;
import static dev.ordergateway.sandbox.Calls.forScenario;
import static dev.ordergateway.sandbox.Calls.post;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

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
        create(forScenario("expire")).statusCode(400).body("message", containsString("late_payment"));
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

    @ParameterizedTest
    @CsvSource({
            "underpaid,            1, PartialPaymentStarted,  PaymentRequested,             104.60",
            "underpaid,            4, Done,                   PaymentReceived,              209.20",
            "underpaid_quietly,    1, WaitingForPayment,      WalletCreated,                104.60",
            "underpaid_quietly,    2, WaitingForDelivery,     PaymentReceived,              209.20",
            "underpaid_expires,    2, Expired,                ExpiredAfterPaymentDetection, 104.60",
            "overpaid,             1, WaitingForManualAction, PaymentQuarantined,           211.29",
            "overpaid_released,    3, Done,                   PaymentReceived,              211.29",
            "slow_confirmation,    2, PaymentReceived,        PaymentReceived,              209.20",
            "expires,              1, Expired,                Expired,                      0",
            "expired_after_payment,2, Expired,                ExpiredAfterPaymentDetection, 209.20",
            "payment_failed,       2, PaymentFailed,          PaymentFailed,                209.20" })
    void paymentIsToldWithTheState(String scenario, int steps, String state, String payment, String sent) {
        after(steps, createdFor(scenario)).body("order_state", equalTo(state)).body("payment_state", equalTo(payment))
                .body("sent_coin_amount", equalTo(sent))
                .body("received_amount", equalTo(sent.equals("0") ? null : sent));
    }

    @Test
    void refundTellsWhatWasGivenBack() {
        String id = createdFor("refunded");
        after(1, id).body("$", not(hasKey("refund")));

        after(1, id).body("refund.amount", equalTo("209.20")).body("refund.currency", equalTo("USDC"))
                .body("refund.reason", notNullValue());
    }

    @Test
    void lastDeliveryComesAfterTheOthers() {
        String id = createdFor("partial_delivery");

        after(2, id).body("order_state", equalTo("Done"))
                .body("deliveries.delivery_state", contains("Succeeded", "WaitingForPayment"))
                .body("deliveries[1].deliverable.pin_code", nullValue());
        String first = fetch(id).extract().path("deliveries[0].deliverable.pin_code");

        after(1, id).body("deliveries.delivery_state", contains("Succeeded", "Succeeded"))
                .body("deliveries[0].deliverable.pin_code", equalTo(first))
                .body("deliveries[1].deliverable.pin_code", notNullValue());
    }

    @Test
    void failedDeliveryTellsWhy() {
        after(2, createdFor("failed_delivery")).body("deliveries.delivery_state", contains("Succeeded", "Failed"))
                .body("deliveries[1].deliverable.failure_reason", notNullValue())
                .body("deliveries[1].deliverable.pin_code", nullValue());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "pin, SANDBOX-.+, -, -, -",
            "pin_with_serial, SANDBOX-.+, SANDBOX-SERIAL-.+, [0-9]{3}, -",
            "url_code, https://.+, -, -, -",
            "esim_code, LPA:1\\$.+, -, -, -",
            "topup, -, -, -, SANDBOX-.+" })
    void deliveryHandsOverTheScenariosKindOfCode(String scenario, @Nullable String pin, @Nullable String serial,
            @Nullable String security,
            @Nullable String reference) {
        var goods = after(2, createdFor(scenario)).body("deliveries[1].delivery_state", equalTo("Succeeded"));

        hasField(goods, "pin_code", pin);
        hasField(goods, "pin_serial", serial);
        hasField(goods, "security_code", security);
        hasField(goods, "operator_reference", reference);
    }

    @Test
    void eSimIsDeliveredAsItsKindOfCode() {
        String id = create(flat("buyer@example.com", "Airalo", "US", "\"1 GB 7 days\"")).statusCode(201)
                .extract().path("order_id");

        after(2, id).body("deliveries[0].deliverable.pin_code", matchesPattern("LPA:1\\$.+"));
    }

    private static void hasField(ValidatableResponse goods, String field, @Nullable String pattern) {
        goods.body("deliveries[1].deliverable." + field, pattern == null ? nullValue() : matchesPattern(pattern));
    }

    private static List<String> walk(String id, int states) {
        List<String> seen = new ArrayList<>();
        seen.add(fetch(id).extract().path("order_state"));
        while (seen.size() < states) {
            seen.add(after(1, id).extract().path("order_state"));
        }
        return seen;
    }

    private static ValidatableResponse after(int steps, String id) {
        for (int i = 0; i < steps; i++) {
            control("/orders/" + id + "/advance");
        }
        return fetch(id);
    }

    private record Listed(String name, String description, List<String> states, @Nullable String needs) {
    }
}
