package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.FLAT;
import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class SandboxCreateTest {

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @Test
    void nestedBodyCreatesAnOrder() {
        create(NESTED).statusCode(201)
                .body("order_id", matchesPattern("[0-9a-f-]{36}"))
                .body("order_state", equalTo("WaitingForPayment"))
                .body("payment_state", equalTo("WalletCreated"))
                .body("coin_amount", equalTo("104.60"))
                .body("sent_coin_amount", equalTo("0"))
                .body("wallet_address", matchesPattern("[1-9A-HJ-NP-Za-km-z]{44}"))
                .body("qr_text", startsWith("solana:Sandbox"))
                .body("created_at", matchesPattern("\\d{10}"))
                .body("payment_value", equalTo(87.4f))
                .body("user.email", equalTo("END_USER_EMAIL"))
                .body("deliveries", hasSize(1))
                .body("deliveries[0].delivery_state", equalTo("WaitingForPayment"))
                .body("deliveries[0].deliverable.denomination", equalTo("100"))
                .body("deliveries[0].deliverable.localized_denomination", equalTo("$100"))
                .body("deliveries[0].deliverable.beneficiary_account", equalTo("END_USER_EMAIL"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "USDC | Solana          | USDC-SOLANA   | Sandbox[1-9A-Za-z]{37} | solana:{address}?amount=101.58&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
            "USDC | Polygon (Matic) | USDC-MATIC    | 0xSandbox[0-9a-f]{33}  | ethereum:0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359@137/transfer?address={address}&uint256=101.58e6",
            "ETH  | Base            | ETH-BASE      | 0xSandbox[0-9a-f]{33}  | ethereum:{address}@8453?value={amount}e18",
            "BTC  | Mainnet         | BTC           | Sandbox[1-9A-Za-z]{37} | bitcoin:{address}?amount={amount}",
            "BTC  | Lightning       | BTC-LIGHTNING | lnbcsandbox[a-z0-9]+   | lightning:{address}",
            "SOL  | Solana          | SOL           | Sandbox[1-9A-Za-z]{37} | {address}" })
    void orderIsPaidAsItsNetworkWantsIt(String coin, String network, String method, String wallet, String uri) {
        JsonPath order = create(FLAT.replace("USDC", coin).replace("Solana", network)).statusCode(201)
                .body("network", equalTo(network))
                .body("payment_method", equalTo(method))
                .body("wallet_address", matchesPattern(wallet))
                .extract().jsonPath();

        assertThat(order.getString("qr_text")).isEqualTo(uri.replace("{address}", order.getString("wallet_address"))
                .replace("{amount}", order.getString("coin_amount")));
    }

    @Test
    void flatBodyCreatesAnOrderAndKeepsItsDigits() {
        String answer = create(FLAT).statusCode(201)
                .body("coin_amount", equalTo("101.58"))
                .body("deliveries[0].deliverable.beneficiary_account", equalTo("buyer@example.com"))
                .extract().asString();

        assertThat(answer).contains("\"product_value\":100.10");
    }

    @Test
    void denominationMayNameTheCurrency() {
        create(NESTED.replace("\"100\"", "\"100 USD\"")).statusCode(201)
                .body("coin_amount", equalTo("104.60"))
                .body("deliveries[0].deliverable.localized_denomination", equalTo("$100"));
    }

    @Test
    void quantityIsExpandedIntoDeliveries() {
        create(NESTED.replace("\"quantity\":1", "\"quantity\":3")).statusCode(201)
                .body("deliveries", hasSize(3))
                .body("coin_amount", equalTo("313.80"));
    }

    @Test
    void moreThanTenDeliveriesAreRefused() {
        create(NESTED.replace("\"quantity\":1", "\"quantity\":11")).statusCode(422)
                .body("status", equalTo("422"))
                .body("detail", equalTo("PRODUCT_COUNT_EXCEEDED"))
                .body("moreDetails", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "brand_name|deliveries[0].brand_name is required",
            "beneficiary_account|deliveries[0].beneficiary_account is required",
            "coin|payment.coin is required",
            "email|user.email is required",
            "deliveries|deliveries must be a list" })
    void missingFieldIsNamed(String field, String message) {
        create(FLAT.replace("\"" + field + "\"", "\"other\"")).statusCode(400).body("message", containsString(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "100.10|1e999999999|INVALID_PRODUCT_VALUE",
            "100.10|0|INVALID_PRODUCT_VALUE",
            "\"range\"|\"0 USD\"|INVALID_DENOMINATION",
            "\"buyer@example.com\",\"brand_name\"|\"+12\",\"brand_name\"|INVALID_BENEFICIARY_ACCOUNT" })
    void senselessValueIsRefusedWithItsCode(String sensible, String senseless, String code) {
        create(FLAT.replace(sensible, senseless)).statusCode(422).body("detail", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { "{|not readable", "{\"a\":1e99999999999}|not readable",
            "[]|JSON object", "''|JSON object" })
    void unreadableBodyIsABadRequest(String body, String message) {
        create(body).statusCode(400).body("message", containsString(message));
    }

    @Test
    void bodyAboveTheLimitIsTooLarge() {
        create("x".repeat(257 * 1024)).statusCode(413);
    }
}
