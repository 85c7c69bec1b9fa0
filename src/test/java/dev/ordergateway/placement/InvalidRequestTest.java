package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.count;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class InvalidRequestTest {

    private static final String BODY = nested("buyer@example.com");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`\"Airbnb\"`          | 7        | deliveries[0].deliverable.brand_name   | wrong_type",
            "`\"brand_name\"`      | `\"x\"`  | deliveries[0].deliverable.brand_name   | missing",
            "`\"US\"`              | `\"us\"` | deliveries[0].deliverable.country_code | malformed",
            "`\"quantity\": 1`     | `\"quantity\": \"1\"` | deliveries[0].quantity    | wrong_type",
            "`\"quantity\": 1`     | `\"quantity\": 1.5`   | deliveries[0].quantity    | wrong_type",
            "`\"quantity\": 1`     | `\"quantity\": 11`    | deliveries[0].quantity    | out_of_range",
            "`\"quantity\": 1`     | `\"quantity\": 1e400000000` | deliveries[0].quantity | wrong_type",
            "`\"network\"`         | `\"x\"`  | payment.network                        | missing",
            "`\"user\"`            | `\"x\"`  | user                                   | missing",
            "`\"buyer@example.com\"` | `\" \"` | user.email                            | blank",
            "`true`                | `\"yes\"` | user.has_accepted_newsletter          | wrong_type",
            "`\"your_platform\"`   | `{}`     | acquisition.utm_source                 | wrong_type" })
    void promise8BadInputIsA400ThatNamesTheField(String part, String spoilt, String field, String code) {
        invalid(BODY.replace(part, spoilt))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }

    static Stream<Arguments> ownFields() {
        return Stream.of(
                arguments("\"client_reference\":7", "client_reference"),
                arguments("\"client_reference\":\"" + "x".repeat(256) + "\"", "client_reference"),
                arguments("\"metadata\":[]", "metadata"),
                arguments("\"metadata\":{\"a\":1}", "metadata.a"),
                arguments("\"metadata\":{\"a\":\"" + "x".repeat(501) + "\"}", "metadata.a"),
                arguments("\"metadata\":{\"a\":\"\\u0000\"}", "metadata.a"),
                arguments("\"lang\":\"\\ud800\"", "lang"));
    }

    @ParameterizedTest
    @MethodSource("ownFields")
    void promise8FieldsOfOurOwnAreNamedToo(String field, String name) {
        invalid(with(field, BODY.replace("\"lang\"", "\"ignored\""))).body("errors[0].field", equalTo(name));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        invalid(BODY.replace("\"Airbnb\"", "7").replace("\"USDC\"", "\"\""))
                .body("errors.field", hasItems("deliveries[0].deliverable.brand_name", "payment.coin"));
    }

    @Test
    void moreThanTenDeliveriesOrThingsAreTooMany() {
        var delivery = "{\"kind\":\"giftcard\",\"quantity\":%d,\"deliverable\":{\"brand_name\":\"Airbnb\","
                + "\"country_code\":\"US\",\"denomination\":\"100\"}}";

        invalid(deliveries(Collections.nCopies(11, delivery.formatted(1)))).body("errors[0].field", equalTo("deliveries"));
        invalid(deliveries(List.of(delivery.formatted(6), delivery.formatted(5))))
                .body("errors[0].field", equalTo("deliveries"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "null", "7", "{} {}", "{\"a\":1e99999999999}", "{\"a\":1.0e-2147483647}",
            "<order/>" })
    void whatIsNoJsonObjectIsABadBody(String body) {
        invalid(body).body("errors[0].field", equalTo("body"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "with space", "\u00e9", "a\tb" })
    void aBadKeyIsNamed(String key) {
        place(nested(anyEmail()), key).statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aKeyIsTooLongOrGivenTwice() {
        place(BODY, "k".repeat(256)).statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
        given().contentType(ContentType.JSON).header("Idempotency-Key", "a", "b").body(BODY).post("/api/orders").then()
                .statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    private static ValidatableResponse invalid(String body) {
        int before = count("create_calls");
        var answer = place(body).statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("retryable", equalTo(false))
                .body("instance", nullValue())
                .body("errors[0].detail", not(nullValue()));
        assertThat(count("create_calls")).isEqualTo(before);
        return answer;
    }

    private static String deliveries(List<String> deliveries) {
        return "{\"deliveries\":" + deliveries + "," + BODY.substring(BODY.indexOf("\"payment\""));
    }
}
