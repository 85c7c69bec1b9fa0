package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.after;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdFor;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.sandbox.Calls.flat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What an order tells beside its state on the way through a scenario. */
@QuarkusTest
class ScenarioFactsTest {

    @BeforeEach
    void holdEverything() {
        control("/reset");
        control("/hold", "{\"held\":true}");
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
}
