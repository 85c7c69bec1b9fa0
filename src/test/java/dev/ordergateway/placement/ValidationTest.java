package dev.ordergateway.placement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.DescribedAnswers;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@TestProfile(ValidationTest.Poor.class)
class ValidationTest {

    /** Ten questions in ten minutes. */
    public static final class Poor extends AtPartnerStub {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("partner.budget.validations", "10");
            return settings;
        }
    }

    private static final String VALID = "{\"coin\":\"USDC\",\"coin_amount\":104.60,\"problems\":null,\"summary\":{\"new\":1.50}}";

    @RegisterExtension
    final DescribedAnswers answers = new DescribedAnswers();

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    PartnerStub partner;
    @Inject
    MovedClock clock;

    @BeforeEach
    void partnerIsWell() {
        clock.pass(Duration.ofMinutes(10));
        partner.requests().clear();
        partner.script(PartnerStub.json(200, VALID));
    }

    @Test
    void theGuidesBodyIsAskedAsItIs() {
        validate(Bodies.VALIDATION).statusCode(200)
                .body("valid", equalTo(true))
                .body("problems", equalTo(List.of()))
                .body("coin", equalTo("USDC"))
                .body("coin_amount", equalTo("104.60"))
                .body(containsString("\"summary\":{\"new\":1.50}"));

        assertThat(partner.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v5/orders/validations");
            assertThat(request.headers()).containsEntry("X-Country-ISO-Code", "US").containsKey("X-Cr-Application")
                    .containsEntry("Content-Type", "application/json").doesNotContainKey("X-Forwarded-For");
            assertThat(request.body()).isEqualTo(Bodies.VALIDATION.replaceAll("\n", "").replace("\": ", "\":"));
        });
    }

    @Test
    void whatIsOursAloneIsNotPassedOnAndWhatIsNewIs() {
        validate(Bodies.with("\"metadata\":{\"note\":\"ours\"},\"client_reference\":\"ours\",\"new\":[1.10]",
                Bodies.nested("buyer@example.com"))).statusCode(200);

        assertThat(partner.requests().getFirst().body()).contains("\"new\":[1.10]", "\"quantity\":1").doesNotContain("ours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"coin_amount":"1","problems":null}                                            | true  |
            200 | {"coin_amount":null,"problems":[]}                                             | true  |
            200 | {"coin_amount":"0.5"}                                                          | true  |
            200 | {"coin_amount":"0.5","new":1e99999999999}                                      | true  |
            200 | {"problems":[{"problem":"OUT_OF_STOCK","moreDetails":null}]}                   | false | OUT_OF_STOCK
            201 | {"coin_amount":"1","problems":[{"problem":"NOT_ACTIVE","moreDetails":{"reason":"x@y"}}]} | false | NOT_ACTIVE
            422 | {"problems":[{"problem":"KYC_MISSING"}]}                                       | false | KYC_MISSING
            422 | {"status":"422","detail":"LOGIN_REQUIRED","moreDetails":null}                  | false | LOGIN_REQUIRED
            422 | {"status":422,"reason":"LOGIN_REQUIRED"}                                       | false | LOGIN_REQUIRED
            400 | {"detail":"INVALID_REQUEST"}                                                   | false | INVALID_REQUEST
            200 | {"problems":[{"problem":"words for x@y"}]}                                     | false | UNKNOWN_PROBLEM
            200 | {"problems":null,"error":"words for x@y"}                                      | false | UNKNOWN_PROBLEM
            """)
    void theOpinionIsReadInEveryEnvelope(int status, String body, boolean valid, String problem) {
        partner.script(PartnerStub.json(status, body));

        validate(Bodies.VALIDATION).statusCode(200)
                .body("valid", equalTo(valid))
                .body("problems.problem", problem == null ? equalTo(List.of()) : contains(problem))
                .body(not(containsString("x@y")));
    }

    @Test
    void aProblemsDetailIsACodeOrNothing() {
        partner.script(PartnerStub.json(200,
                """
                        {"problems":[{"problem":"A","moreDetails":"B_C"},{"problem":"D","moreDetails":{"reason":"E"}},
                        {"problem":"F","moreDetails":"for x@y"}],"order_id":"ord_1","deliveries":[{"failure_reason":"for x@y","id":"1"}]}"""));

        validate(Bodies.VALIDATION).body("problems.detail", contains(equalTo("B_C"), equalTo("E"), nullValue()))
                .body("order_id", nullValue())
                .body("deliveries[0].id", equalTo("1"))
                .body(not(containsString("x@y")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {}                          | 502 | partner_bad_answer
            200 | {"coin_amount":"0"}         | 502 | partner_bad_answer
            200 | {"problems":"none"}         | 502 | partner_bad_answer
            200 | []                          | 502 | partner_bad_answer
            200 | <html>                      | 502 | partner_bad_answer
            302 | {"problems":null}           | 502 | partner_bad_answer
            401 | {"detail":"LOGIN_REQUIRED"} | 502 | partner_bad_answer
            503 | {"problems":null}           | 502 | partner_bad_answer
            429 | {}                          | 503 | partner_unavailable
            400 | {"message":"for x@y"}       | 400 | invalid_request
            404 | <html>                      | 502 | partner_bad_answer
            """)
    void anAnswerOfNoUseIsAskedForOnce(int status, String body, int ours, String code) {
        partner.script(PartnerStub.json(status, body));

        validate(Bodies.VALIDATION).statusCode(ours).body("code", equalTo(code)).body(not(containsString("x@y")));
        assertThat(partner.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "coin": "USDC"             | "coin": 1            | payment.coin
            "deliveries"               | "other"              | deliveries
            "country_code": "US"       | "country_code": "us" | deliveries[0].country_code
            "denomination": "100 USD"  | "denomination": "range" | deliveries[0].product_value
            "email": "END_USER_EMAIL"  | "email": []          | email
            "payment"                  | "paid"               | payment
            "lang": "en"               | "acquisition": "shop" | acquisition
            "lang": "en"               | "metadata": 1        | metadata
            "lang": "en"               | "client_reference": 1 | client_reference
            """)
    void theFieldAtFaultIsNamed(String field, String broken, String path) {
        validate(Bodies.VALIDATION.replaceFirst(Pattern.quote(field), broken)).statusCode(400)
                .body("errors.field", hasItem(path));

        assertThat(partner.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{", "null" })
    void whatIsNoObjectIsRefused(String body) {
        validate(body).statusCode(400).body("errors[0].field", equalTo("body"));
    }

    @Test
    void everyAnswerIsGivenAsItIsDescribed() {
        validate(Bodies.VALIDATION).statusCode(200);
        validate("{}").statusCode(400);
        given().contentType(ContentType.TEXT).body("{}").post("/api/orders/validations").then().statusCode(415);
        given().contentType(ContentType.JSON).accept("text/nonsense").body(Bodies.VALIDATION).post("/api/orders/validations")
                .then().statusCode(406);
        given().request("PATCH", "/api/orders/validations").then().statusCode(405);
        validate(" ".repeat(256 * 1024 + 1)).statusCode(413);
        partner.script(PartnerStub.json(500, "{}"));
        validate(Bodies.VALIDATION).statusCode(502);
        partner.script((_, _) -> {
        });
        validate(Bodies.VALIDATION).statusCode(504);
        assertThat(partner.requests()).as("asked once each").hasSize(3);
        partner.script((_, connection) -> connection.reset());
        validate(Bodies.VALIDATION).statusCode(503).header("Retry-After", notNullValue());
        partner.script(PartnerStub.json(200, VALID));
        for (int i = 0; i < 6; i++) {
            validate(Bodies.VALIDATION).statusCode(200);
        }
        validate(Bodies.VALIDATION).statusCode(429).header("Retry-After", notNullValue());

        answers.assertAllGiven("validateOrder");
    }

    private static ValidatableResponse validate(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/orders/validations").then();
    }
}
