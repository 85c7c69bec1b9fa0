package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static dev.ordergateway.sandbox.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class SandboxRefusalTest {

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 422, 429, 500, 502, 503, 504 })
    void readAnswersWithAnyStatus(int status) {
        String id = createdHeldOrder();
        fetchFault(id, "\"fault\":\"status_" + status + "\"");

        fetch(id).statusCode(status);
        fetch(id).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "detail         |422|{\"status\":\"422\",\"detail\":\"SUSPENDED_COIN\",\"moreDetails\":null}",
            "detail_number  |422|{\"status\":422,\"detail\":\"SUSPENDED_COIN\",\"moreDetails\":null}",
            "reason         |422|{\"status\":\"422\",\"reason\":\"SUSPENDED_COIN\"}",
            "message        |422|{\"message\":\"SUSPENDED_COIN\"}",
            "error          |422|{\"error\":\"SUSPENDED_COIN\"}",
            "problems_200   |200|{\"problems\":[{\"problem\":\"SUSPENDED_COIN\",\"moreDetails\":{\"reason\":\"limit\"}}]}",
            "problems_4xx   |422|{\"problems\":[{\"problem\":\"SUSPENDED_COIN\",\"moreDetails\":{\"reason\":\"limit\"}}]}" })
    void anyCodeIsRefusedInAnyEnvelope(String envelope, int status, String body) {
        String refusal = "\"fault\":\"refusal\",\"code\":\"SUSPENDED_COIN\",\"envelope\":\"" + envelope + "\"";
        fault("create", refusal);

        assertThat(create(NESTED).statusCode(status).extract().asString()).isEqualTo(body);
        assertThat(counter("created")).isZero();

        String id = createdHeldOrder();
        fetchFault(id, refusal);

        assertThat(fetch(id).statusCode(status).extract().asString()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
            "payment_vias, /v3/payment_vias",
            "brands,       /v2/brands?country_code=US",
            "homepage,     /v2/homepage?country_code=US",
            "products,     /v5/products/country/US?family_name=airbnb",
            "price,        /v4/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC" })
    void catalogueCanBeRefusedToo(String on, String path) {
        fault(on, "\"fault\":\"refusal\",\"code\":\"LOGIN_REQUIRED\",\"envelope\":\"reason\"");
        fault(on, "\"fault\":\"status_503\"");

        given().get("/sandbox" + path).then().statusCode(422).body("reason", equalTo("LOGIN_REQUIRED"));
        given().get("/sandbox" + path).then().statusCode(503);
        given().get("/sandbox" + path).then().statusCode(200);
    }

    @Test
    void validationCanBeRefusedInEitherWay() {
        fault("validate", "\"fault\":\"refusal\",\"code\":\"KYC_MISSING\",\"envelope\":\"problems_200\"");
        fault("validate", "\"fault\":\"refusal\",\"code\":\"KYC_MISSING\",\"envelope\":\"problems_4xx\"");

        post("/v5/orders/validations", NESTED).then().statusCode(200).body("problems[0].problem", equalTo("KYC_MISSING"));
        post("/v5/orders/validations", NESTED).then().statusCode(422).body("problems[0].problem", equalTo("KYC_MISSING"));
    }

    @Test
    void refusalMayHaveAnother4xxStatus() {
        fault("create", "\"fault\":\"refusal\",\"code\":\"LOGIN_REQUIRED\",\"status\":403");

        create(NESTED).statusCode(403).body("status", equalTo("403")).body("detail", equalTo("LOGIN_REQUIRED"));
    }

    @Test
    void oddAnswerHoldsTheOrderAndProblems() {
        fault("create", "\"fault\":\"odd\",\"code\":\"KYC_PENDING\"");

        String id = create(NESTED).statusCode(201).body("problems[0].problem", equalTo("KYC_PENDING"))
                .extract().path("order_id");

        fetch(id).statusCode(200).body("problems", nullValue());
    }

    @Test
    void timeToWaitIsSevenSecondsUnlessToldOtherwise() {
        tooMany("").header("Retry-After", equalTo("7")).header("X-RateLimit-Limit", nullValue());
        tooMany(",\"retry_after\":30").header("Retry-After", equalTo("30"));
        tooMany(",\"retry_after\":0").header("Retry-After", equalTo("0"));
        tooMany(",\"retry_after\":null").header("Retry-After", nullValue());
    }

    @Test
    void timeToWaitCanBeADate() {
        String date = tooMany(",\"retry_after\":3600,\"as_date\":true").extract().header("Retry-After");

        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3601));
    }

    @Test
    void budgetIsToldInHeaders() {
        var answer = tooMany(",\"rate_limit\":{\"limit\":60,\"remaining\":0,\"reset_in\":3600}")
                .header("X-RateLimit-Limit", equalTo("60"))
                .header("X-RateLimit-Remaining", equalTo("0"));

        assertThat(Instant.ofEpochSecond(Long.parseLong(answer.extract().header("X-RateLimit-Reset"))))
                .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3601));
    }

    @Test
    void serviceThatIsUnavailableNamesATimeToWaitWhenToldTo() {
        String id = createdHeldOrder();
        fetchFault(id, "\"fault\":\"status_503\"");
        fetchFault(id, "\"fault\":\"status_503\",\"retry_after\":30,\"rate_limit\":{\"limit\":9}");

        fetch(id).statusCode(503).header("Retry-After", nullValue()).header("X-RateLimit-Limit", nullValue());
        fetch(id).statusCode(503).header("Retry-After", equalTo("30")).header("X-RateLimit-Limit", equalTo("9"));
    }

    @Test
    void goodAnswerMayBeTheLastOneForAWhile() {
        String id = createdHeldOrder();
        fetchFault(id, "\"fault\":\"budget_spent\"");
        fetchFault(id, "\"fault\":\"budget_spent\",\"rate_limit\":{\"remaining\":1}");

        fetch(id).statusCode(200).body("order_id", equalTo(id))
                .header("X-RateLimit-Limit", equalTo("60"))
                .header("X-RateLimit-Remaining", equalTo("0"))
                .header("Retry-After", nullValue());
        fetch(id).statusCode(200).header("X-RateLimit-Remaining", equalTo("1"));
        fetch(id).statusCode(200).header("X-RateLimit-Remaining", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\"fault\":\"refusal\",\"envelope\":\"postcard\"",
            "\"fault\":\"refusal\",\"status\":500",
            "\"fault\":\"refusal\",\"code\":42",
            "\"fault\":\"status_429\",\"retry_after\":\"soon\"",
            "\"fault\":\"status_429\",\"retry_after\":-1",
            "\"fault\":\"status_429\",\"rate_limit\":60" })
    void senselessDetailIsABadRequest(String details) {
        post("/control/faults", "{\"on\":\"fetch\"," + details + "}").then().statusCode(400)
                .body("message", notNullValue());
    }

    private static ValidatableResponse tooMany(String details) {
        String id = createdHeldOrder();
        fetchFault(id, "\"fault\":\"status_429\"" + details);
        return fetch(id).statusCode(429);
    }

    private static void fetchFault(String id, String details) {
        control("/orders/" + id + "/faults", "{\"on\":\"fetch\",\"times\":1," + details + "}");
    }

    private static void fault(String on, String details) {
        control("/faults", "{\"on\":\"" + on + "\",\"times\":1," + details + "}");
    }
}
