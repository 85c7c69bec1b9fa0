package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.sandbox.Calls.post;
import static dev.ordergateway.sandbox.Calls.validate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SandboxWireTest {

    private String id;

    @BeforeEach
    void oneHeldOrder() {
        control("/reset");
        id = createdHeldOrder();
    }

    @AfterEach
    void forgetEverything() {
        control("/reset");
    }

    @Test
    void amountsAreNumbersOrTexts() {
        assertThat(answer()).contains("\"coin_amount\":\"104.60\"", "\"payment_value\":87.40");
        wire("\"amounts\":\"number\"");
        assertThat(answer()).contains("\"coin_amount\":104.60,", "\"payment_value\":87.40");
        wire("\"amounts\":\"text\"");
        assertThat(answer()).contains("\"coin_amount\":\"104.60\"", "\"payment_value\":\"87.40\"");
    }

    @ParameterizedTest
    @CsvSource({ "text, '\"\\d{10}\"'", "number, \\d{10}", "fraction, \\d{10}\\.75", "iso, '\"20[0-9-]{8}T[0-9:]{8}Z\"'" })
    void timesAreWrittenInAnyWay(String times, String pattern) {
        control("/orders/" + id + "/state", "{\"order_state\":\"PaymentStarted\"}");
        wire("\"times\":\"" + times + "\"");

        assertThat(answer()).containsPattern("\"created_at\":" + pattern + ",")
                .containsPattern("\"updated_at\":" + pattern + "[,}]");
    }

    @Test
    void unknownFieldsStandInEveryObject() {
        wire("\"unknown_fields\":true");

        assertThat(answer().split("sandbox_extra", -1)).hasSize(5);
    }

    @Test
    void streamSpeaksAsTheAnswersDo() {
        wire("\"amounts\":\"number\"");

        try (var stream = new SseReader(id)) {
            stream.awaitText("\"coin_amount\":104.60,");
            wire("\"amounts\":\"text\"");
            control("/orders/" + id + "/state", "{\"order_state\":\"PaymentStarted\"}");
            stream.awaitText("\"payment_value\":\"87.40\"");
        }
    }

    @Test
    void newOrderHasAnIdOfTheOtherKindAndTheOldOneKeepsItsOwn() {
        wire("\"ids\":\"ord\"");

        String other = create(NESTED).body("order_id", matchesPattern("ord_[0-9a-f]{32}")).extract().path("order_id");

        fetch(other).statusCode(200).body("order_id", equalTo(other));
        fetch(id).statusCode(200).body("order_id", equalTo(id));
    }

    @Test
    void whatIsLeftOutStaysAndAllGoesBackToNormal() {
        wire("\"amounts\":\"number\"");
        wire("\"times\":\"iso\",\"amounts\":null");
        assertThat(answer()).contains("\"coin_amount\":104.60,").containsPattern("\"created_at\":\"20");

        given().delete("/sandbox/control/wire").then().statusCode(204);

        fetch(id).body("coin_amount", equalTo("104.60")).body("created_at", matchesPattern("\\d{10}"));
    }

    @Test
    void catalogueIsSpeltToo() {
        wire("\"no_all_brands\":true,\"null_lists\":true");

        given().get("/sandbox/v2/brands?country_code=US").then().statusCode(200)
                .body("$", not(hasKey("all_brands")))
                .body("$", hasKey("suggestions"))
                .body("suggestions", nullValue())
                .body("categories", not(empty()));
    }

    @Test
    void validationSaysInAnyWayThatThereAreNoProblems() {
        wire("\"problems\":\"empty\"");
        validate(NESTED).body("problems", empty()).body("coupon_code", nullValue());
        wire("\"problems\":\"missing\"");
        validate(NESTED).body("$", not(hasKey("problems"))).body("$", hasKey("coupon_code"));
        validate(NESTED.replace("Airbnb", "Nobody")).body("problems.problem", contains("NOT_AVAILABLE_PRODUCT"));
    }

    @Test
    void labelIsNoAmountWhateverItsFieldIsCalled() {
        wire("\"amounts\":\"number\"");

        given().get("/sandbox/v2/brands?country_code=US").then()
                .body("all_brands.find { it.brand == 'Airbnb' }.min", equalTo("$50"));
        given().get("/sandbox/v5/products/country/US?family_name=airbnb").then()
                .body("[0].products.find { it.is_dynamic }.range.default", instanceOf(Number.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"amounts\":\"roman\"", "\"times\":7", "\"null_lists\":\"yes\"", "\"ids\":\"int\"" })
    void spellingThatDoesNotExistIsABadRequest(String setting) {
        post("/control/wire", "{" + setting + "}").then().statusCode(400);

        fetch(id).body("sandbox_extra", nullValue()).body("coin_amount", equalTo("104.60"));
    }

    private String answer() {
        return fetch(id).statusCode(200).extract().asString();
    }

    private static void wire(String setting) {
        control("/wire", "{" + setting + "}");
    }
}
