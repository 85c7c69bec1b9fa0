package dev.ordergateway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.FieldError;
import dev.ordergateway.support.Bodies;

/** Bodies that are refused, each naming the fields that are wrong. */
class OrderBodyFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\uFEFF", "null", "[]", "\"text\"", "1", "true", "{", "{}x", "{} {}", "{\"a\":}",
            "{'a':1}",
            "{\"a\":1e-2147483648}", "{\"a\":1e99999999999999}", "<html/>", "\u0000" })
    void bodyThatIsNoJsonObjectIsRefusedAsAWhole(String body) {
        assertThat(BodyJson.errors(body)).extracting(FieldError::field).containsExactly("body");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var latin1 = Bodies.GUIDE.replace("Airbnb", "Caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(BodyJson.errors(latin1)).extracting(FieldError::field).containsExactly("body");
    }

    @ParameterizedTest
    @ValueSource(ints = { 1_001, 50_000 })
    void bodyNestedWithoutMeasureIsRefused(int depth) {
        var body = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThat(BodyJson.errors(body)).extracting(FieldError::field).containsExactly("body");
    }

    @Test
    void numberOfTooManyDigitsIsRefused() {
        assertThat(BodyJson.errors("{\"a\":" + "9".repeat(100_000) + "}")).extracting(FieldError::field)
                .containsExactly("body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /deliveries                            | 1          | deliveries                               | wrong_type
            /deliveries                            | {}         | deliveries                               | wrong_type
            /deliveries                            | []         | deliveries                               | out_of_range
            /deliveries                            | [1]        | deliveries[0]                            | wrong_type
            /deliveries                            | [null]     | deliveries[0]                            | wrong_type
            /deliveries/0/kind                     | 1          | deliveries[0].kind                       | wrong_type
            /deliveries/0/kind                     | null       | deliveries[0].kind                       | missing
            /deliveries/0/kind                     | " "        | deliveries[0].kind                       | blank
            /deliveries/0/quantity                 | "1"        | deliveries[0].quantity                   | wrong_type
            /deliveries/0/quantity                 | 1.5        | deliveries[0].quantity                   | wrong_type
            /deliveries/0/quantity                 | null       | deliveries[0].quantity                   | missing
            /deliveries/0/quantity                 | 0          | deliveries[0].quantity                   | out_of_range
            /deliveries/0/quantity                 | -1         | deliveries[0].quantity                   | out_of_range
            /deliveries/0/quantity                 | 11         | deliveries[0].quantity                   | out_of_range
            /deliveries/0/quantity                 | 4294967297 | deliveries[0].quantity                   | out_of_range
            /deliveries/0/quantity                 | 99999999999999999999999 | deliveries[0].quantity      | out_of_range
            /deliveries/0/beneficiary_account      | "+15550100" | deliveries[0].beneficiary_account       | unexpected
            /deliveries/0/product_value            | 50         | deliveries[0].product_value              | unexpected
            /deliveries/0/deliverable/product_value | 50        | deliveries[0].deliverable.product_value  | unexpected
            /deliveries/0/deliverable              | []         | deliveries[0].deliverable                | wrong_type
            /client_reference                      | ""         | client_reference                         | blank
            /deliveries/0/deliverable/brand_name   | {}         | deliveries[0].deliverable.brand_name     | wrong_type
            /deliveries/0/deliverable/brand_name   | ""         | deliveries[0].deliverable.brand_name     | blank
            /deliveries/0/deliverable/brand_name   | "A\\u0000" | deliveries[0].deliverable.brand_name     | malformed
            /deliveries/0/deliverable/brand_name   | "\\ud800"  | deliveries[0].deliverable.brand_name     | malformed
            /deliveries/0/deliverable/brand_name   | "\\udc00A" | deliveries[0].deliverable.brand_name     | malformed
            /deliveries/0/deliverable/country_code | 1          | deliveries[0].deliverable.country_code   | wrong_type
            /deliveries/0/deliverable/country_code | "us"       | deliveries[0].deliverable.country_code   | malformed
            /deliveries/0/deliverable/country_code | "USA"      | deliveries[0].deliverable.country_code   | malformed
            /deliveries/0/deliverable/denomination | 100        | deliveries[0].deliverable.denomination   | wrong_type
            /payment                               | "via"      | payment                                  | wrong_type
            /payment                               | null       | payment                                  | missing
            /payment/type                          | true       | payment.type                             | wrong_type
            /payment/payment_via                   | 1          | payment.payment_via                      | wrong_type
            /payment/coin                          | []         | payment.coin                             | wrong_type
            /payment/coin                          | null       | payment.coin                             | missing
            /payment/network                       | null       | payment.network                          | missing
            /user                                  | []         | user                                     | wrong_type
            /user/email                            | 1          | user.email                               | wrong_type
            /user/email                            | ""         | user.email                               | blank
            /user/has_accepted_newsletter          | "true"     | user.has_accepted_newsletter             | wrong_type
            /email                                 | 1          | email                                    | wrong_type
            /lang                                  | 1          | lang                                     | wrong_type
            /acquisition                           | []         | acquisition                              | wrong_type
            /acquisition/utm_source                | 1          | acquisition.utm_source                   | wrong_type
            /refund_wallet_address                 | 1          | refund_wallet_address                    | wrong_type
            /promo_code                            | 1          | promo_code                               | wrong_type
            /client_reference                      | 1          | client_reference                         | wrong_type
            /client_reference                      | "\\u0000"  | client_reference                         | malformed
            /metadata                              | "x"        | metadata                                 | wrong_type
            /metadata                              | {"a":1}    | metadata.a                               | wrong_type
            /metadata                              | {"a":{}}   | metadata.a                               | wrong_type
            """)
    void faultIsNamedByItsPlace(String place, String json, String field, String code) {
        assertThat(BodyJson.guide().with(place, json).errors())
                .extracting(FieldError::field, FieldError::code).contains(tuple(field, code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /deliveries/0/quantity                 | 3          | deliveries[0].quantity                   | unexpected
            /deliveries/0/brand_name             | 1      | deliveries[0].brand_name             | wrong_type
            /deliveries/0/country_code           | ""     | deliveries[0].country_code           | blank
            /deliveries/0/denomination           | 100    | deliveries[0].denomination           | wrong_type
            /deliveries/0/beneficiary_account    | null   | deliveries[0].beneficiary_account    | missing
            /deliveries/0/localized_denomination | 1      | deliveries[0].localized_denomination | wrong_type
            /deliveries/0/product_value          | null   | deliveries[0].product_value          | missing
            /deliveries/0/product_value          | true   | deliveries[0].product_value          | wrong_type
            /deliveries/0/product_value          | "ten"  | deliveries[0].product_value          | wrong_type
            /deliveries/0/product_value          | "1e2"  | deliveries[0].product_value          | wrong_type
            /deliveries/0/product_value          | ""     | deliveries[0].product_value          | wrong_type
            /deliveries/0/product_value          | 0      | deliveries[0].product_value          | out_of_range
            /deliveries/0/product_value          | -5     | deliveries[0].product_value          | out_of_range
            /deliveries/0/product_value          | 1e31   | deliveries[0].product_value          | out_of_range
            /deliveries/0/product_value          | 1e2147483647 | deliveries[0].product_value    | out_of_range
            /deliveries/0/product_value          | 1e2147483648 | deliveries[0].product_value    | out_of_range
            /deliveries/0/product_value          | 1e-31  | deliveries[0].product_value          | out_of_range
            /deliveries/0/product_value          | 1234567890123456789012345678901 | deliveries[0].product_value | out_of_range
            """)
    void faultInTheFlatFormIsNamedByItsPlace(String place, String json, String field, String code) {
        assertThat(BodyJson.flat().with(place, json).errors()).extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple(field, code));
    }

    @Test
    void elevenDeliveriesAreTooMany() {
        var delivery = BodyJson.tree(Bodies.GUIDE).at("/deliveries/0").toString();
        var eleven = String.join(",", Collections.nCopies(11, delivery));

        assertThat(BodyJson.guide().with("/deliveries", '[' + eleven + ']').errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple("deliveries", "out_of_range"));
    }

    @Test
    void quantitiesAddUpToTenAtMost() {
        var delivery = BodyJson.tree(Bodies.GUIDE).at("/deliveries/0").toString();
        var six = delivery.replace("\"quantity\":1", "\"quantity\":6");

        assertThat(BodyJson.guide().with("/deliveries", '[' + six + ',' + six + ']').errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple("deliveries", "out_of_range"));
    }

    @Test
    void twoFormsAreNotMixed() {
        var nested = BodyJson.tree(Bodies.GUIDE).at("/deliveries/0").toString();
        var flat = BodyJson.tree(BodyJson.FLAT).at("/deliveries/0").toString();

        assertThat(BodyJson.guide().with("/deliveries", '[' + nested + ',' + flat + ']').errors())
                .extracting(FieldError::field).contains("deliveries[1].deliverable");
        assertThat(BodyJson.guide().with("/deliveries", '[' + flat + ',' + nested + ']').errors())
                .extracting(FieldError::field).contains("deliveries[1].deliverable");
    }

    @ParameterizedTest
    @CsvSource({ "/client_reference, 255", "/user/email, 254", "/email, 254", "/lang, 35", "/promo_code, 255",
            "/refund_wallet_address, 500", "/payment/coin, 255", "/acquisition/utm_source, 500" })
    void textIsRefusedWhenTooLong(String place, int most) {
        var field = place.substring(1).replace('/', '.');

        BodyJson.guide().with(place, '"' + "x".repeat(most) + '"').parsed();

        assertThat(BodyJson.guide().with(place, '"' + "x".repeat(most + 1) + '"').errors())
                .extracting(FieldError::field, FieldError::code).containsExactly(tuple(field, "too_long"));
    }

    @Test
    void everyFaultIsReportedAtOnce() {
        var errors = BodyJson.guide().with("/deliveries/0/kind", "1").with("/deliveries/0/quantity", "0")
                .with("/payment/coin", "null").with("/user/email", "\"\"").with("/lang", "[]")
                .with("/client_reference", "7").with("/metadata", "7").errors();

        assertThat(errors).extracting(FieldError::field).containsExactlyInAnyOrder("deliveries[0].kind",
                "deliveries[0].quantity", "payment.coin", "user.email", "lang", "client_reference", "metadata");
    }

    @Test
    void emptyObjectMissesEverythingNeeded() {
        assertThat(BodyJson.errors("{}")).extracting(FieldError::field).containsExactlyInAnyOrder("deliveries", "payment",
                "payment.type", "payment.payment_via", "payment.coin", "payment.network", "user", "user.email");
    }
}
