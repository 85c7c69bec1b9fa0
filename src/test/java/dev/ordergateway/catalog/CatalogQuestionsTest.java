package dev.ordergateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.AtPartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Questions that the partner would not take are refused here. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class CatalogQuestionsTest extends CatalogCalls {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /brands?country_code=us                                     | country_code | malformed
            /brands?country_code=                                       | country_code | malformed
            /brands?country_code=USA                                    | country_code | malformed
            /brands?country_code=US&country_code=DE                     | country_code | ambiguous
            /homepage?country_code=%C3%9C%C3%9C                             | country_code | malformed
            /payment_vias?country_code=1                                | country_code | malformed
            /products/country/usa?family_name=airbnb                    | country_code | malformed
            /products/country/US                                        | family_name  | missing
            /products/country/US?family_name=%20&brand_name=            | family_name  | missing
            /products/country/US?family_name=a&family_name=b            | family_name  | ambiguous
            /products/country/US?family_name=a%0Ab                      | family_name  | malformed
            /products/country/US?family_name=a&%0Ab=1                   | query        | malformed
            /products/country/US?family_name=a&nobodys=%0A              | query        | malformed
            /products/price?face_value=100&country_code=US              | brand_name   | missing
            /products/price?brand_name=Airbnb&country_code=US           | face_value   | missing
            /products/price?brand_name=Airbnb&face_value=0              | face_value   | malformed
            /products/price?brand_name=Airbnb&face_value=0.00           | face_value   | malformed
            /products/price?brand_name=Airbnb&face_value=-1             | face_value   | malformed
            /products/price?brand_name=Airbnb&face_value=1e9            | face_value   | malformed
            /products/price?brand_name=Airbnb&face_value=ten            | face_value   | malformed
            /products/price?brand_name=Airbnb&face_value=1&face_value=2 | face_value   | ambiguous
            """)
    void theParameterAtFaultIsNamed(String question, String parameter, String code) {
        get(question).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains(parameter))
                .body("errors.code", contains(code));

        assertThat(partner.requests()).isEmpty();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        get("/products/price?country_code=x&face_value=x&coin=" + "x".repeat(256)).statusCode(400)
                .body("errors.field", hasItems("country_code", "brand_name", "face_value", "coin"));
    }

    @Test
    void theLongestNameThatIsTakenIsTaken() {
        get("/products/country/US?brand_name=" + "x".repeat(255) + "&test=" + unasked).statusCode(200);
    }
}
