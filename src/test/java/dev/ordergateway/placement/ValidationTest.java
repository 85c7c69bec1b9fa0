package dev.ordergateway.placement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.FewQuestions;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;

/** What the partner is asked, and what callers get. */
@QuarkusTest
@TestProfile(FewQuestions.class)
class ValidationTest extends ValidationCalls {

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
}
