package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.FLAT;
import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.flat;
import static dev.ordergateway.sandbox.Calls.validate;
import static dev.ordergateway.support.Bodies.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SandboxValidationTest {

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @Test
    void bodyOfTheGuideIsFine() {
        validate(VALIDATION)
                .body("problems", nullValue())
                .body("$", hasKey("problems"))
                .body("coin", equalTo("USDC"))
                .body("coin_amount", equalTo("104.60"))
                .body("payment_fee.amount", equalTo("0"))
                .body("deliveries", hasSize(1))
                .body("deliveries[0].delivery_state", equalTo("Created"))
                .body("deliveries[0].deliverable.denomination", equalTo("100 USD"))
                .body("deliveries[0].deliverable.localized_denomination", equalTo("$100"))
                .body("deliveries[0].deliverable.beneficiary_account", equalTo("END_USER_EMAIL"));
        assertThat(counter("created")).isZero();
    }

    @Test
    void rangeIsCheaperThanTheLiteral() {
        validate(FLAT.replace("100.10", "100"))
                .body("coin_amount", equalTo("101.48"))
                .body("summary.as_USD.value_to_pay_in_crypto", equalTo("101.46"))
                .body("summary.as_EUR.value_to_pay_in_crypto", equalTo("87.40"));
    }

    @Test
    void bodyOfAnOrderIsFineToo() {
        validate(NESTED.replace("\"quantity\":1", "\"quantity\":10"))
                .body("problems", nullValue())
                .body("deliveries", hasSize(10))
                .body("coin_amount", equalTo("1046.00"));
        validate(FLAT.replace("\"user\"", "\"nobody\"")).body("problems", nullValue());
        validate(FLAT.replace("100.10", "100.100")).body("problems", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"Airbnb\"|\"Airbnb and more\"|NOT_AVAILABLE_PRODUCT",
            "\"US\"|\"JM\"|NOT_AVAILABLE_PRODUCT",
            "\"US\"|\"AQ\"|NOT_AVAILABLE_PRODUCT",
            "\"Airbnb\"|\"Macy's\"|OUT_OF_STOCK",
            "\"Airbnb\"|\"Visa Prepaid\"|LOGIN_REQUIRED",
            "\"Airbnb\"|\"Netflix\"|INVALID_DENOMINATION",
            "\"range\"|\"50 USD\"|INVALID_DENOMINATION",
            "\"range\"|\"100 EUR\"|INVALID_DENOMINATION",
            "100.10|49|INVALID_PRODUCT_VALUE",
            "100.10|100.101|INVALID_PRODUCT_VALUE",
            "100.10|\"501\"|INVALID_PRODUCT_VALUE",
            "100.10|null|INVALID_PRODUCT_VALUE",
            "\"buyer@example.com\",\"brand|\"+15551234567\",\"brand|INVALID_BENEFICIARY_ACCOUNT",
            "\"USER_WALLET\"|\"MY_WALLET\"|NOT_ALLOWED_PAYMENT_VIA",
            "\"USER_WALLET\"|\"KUCOIN_PAY\"|NOT_ALLOWED_PAYMENT_VIA",
            "\"USDC\"|\"ABC\"|UNSUPPORTED_PROTOCOL_COIN_COMBINATION",
            "\"Solana\"|\"Lightning\"|UNSUPPORTED_PROTOCOL_COIN_COMBINATION",
            "\"USDC\",\"network\":\"Solana\"|\"DOGE\",\"network\":\"Mainnet\"|SUSPENDED_COIN",
            "\"Solana\"|\"Arbitrum\"|SUSPENDED_NETWORK" })
    void whatIsRefusedIsAProblemHereAndADetailThere(String sensible, String senseless, String code) {
        String body = FLAT.replace(sensible, senseless);

        assertThat(body).isNotEqualTo(FLAT);
        validate(body)
                .body("problems.problem", contains(code))
                .body("problems[0].moreDetails", nullValue())
                .body("coin_amount", nullValue())
                .body("deliveries", hasSize(0));
        create(body).statusCode(422).body("detail", equalTo(code));
        assertThat(counter("created")).isZero();
    }

    @Test
    void amountBelowTheThresholdOfTheNetworkIsRefused() {
        String small = flat("buyer@example.com", "Sandbox Surprise", "US", "\"5 USD\"");
        String dearNetwork = small.replace("Solana", "ETH Mainnet");

        validate(small).body("problems", nullValue());
        validate(dearNetwork).body("problems.problem", contains("AMOUNT_LESS_THEN_MINIMUM_ALLOWED"));
        create(dearNetwork).statusCode(422).body("detail", equalTo("AMOUNT_LESS_THEN_MINIMUM_ALLOWED"));
    }

    @Test
    void moreThanTenDeliveriesAreAProblem() {
        validate(NESTED.replace("\"quantity\":1", "\"quantity\":2147483647"))
                .body("problems.problem", contains("PRODUCT_COUNT_EXCEEDED"));
    }

    @Test
    void topUpNeedsAPhoneAndTheGuidesFormHasNone() {
        String topUp = NESTED.replace("Airbnb", "Digicel").replace("\"US\"", "\"JM\"").replace("\"100\"", "\"10\"");

        validate(topUp).body("problems.problem", contains("INVALID_BENEFICIARY_ACCOUNT"));
        create(topUp).statusCode(422).body("detail", equalTo("INVALID_BENEFICIARY_ACCOUNT"));
        validate(flat("+12", "Digicel", "JM", "\"10\"")).body("problems.problem",
                contains("INVALID_BENEFICIARY_ACCOUNT"));
        validate(flat("+18765551234", "Digicel", "JM", "\"10\"")).body("problems", nullValue());
    }

    @Test
    void esimGoesToAnEmailAlthoughItIsARecharge() {
        validate(flat("buyer@example.com", "Airalo", "IT", "\"1 GB 7 days\"")).body("problems", nullValue())
                .body("deliveries[0].kind", equalTo("mobile_recharge"));
        validate(flat("+393331234567", "Airalo", "IT", "\"1 GB 7 days\"")).body("problems.problem",
                contains("INVALID_BENEFICIARY_ACCOUNT"));
    }

    @Test
    void everyProblemIsNamedOnce() {
        validate(FLAT.replace("Solana", "Arbitrum").replace("[{", "[{\"brand_name\":\"x\",\"country_code\":\"US\","
                + "\"beneficiary_account\":\"x\",\"denomination\":\"1\"},{\"brand_name\":\"y\",\"country_code\":\"US\","
                + "\"beneficiary_account\":\"x\",\"denomination\":\"1\"},{"))
                .body("problems.problem", contains("SUSPENDED_NETWORK", "NOT_AVAILABLE_PRODUCT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "brand_name|deliveries[0].brand_name is required",
            "beneficiary_account|deliveries[0].beneficiary_account is required",
            "denomination|deliveries[0].denomination is required",
            "coin|payment.coin is required",
            "payment_via|payment.payment_via is required",
            "deliveries|deliveries must be a list" })
    void missingFieldIsNamed(String field, String message) {
        Calls.post("/v5/orders/validations", VALIDATION.replace("\"" + field + "\"", "\"other\"")).then().statusCode(400)
                .body("message", containsString(message));
    }
}
