package dev.ordergateway.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(AtPartnerStub.class)
class CatalogPassThroughTest extends CatalogCalls {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /payment_vias                                       | /v3/payment_vias
            /brands?country_code=US                             | /v2/brands?country_code=US
            /homepage?country_code=US                           | /v2/homepage?country_code=US
            /products/country/US?family_name=airbnb&coin=USDC&lang=en | /v5/products/country/US?coin=USDC&family_name=airbnb&lang=en
            /products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC | /v4/products/price?brand_name=Airbnb&coin=USDC&country_code=US&face_value=100
            """)
    void theGuidesCallsReachThePartner(String ours, String partners) {
        clock.pass(Duration.ofDays(2));

        given().urlEncodingEnabled(false).contentType("application/json").header("X-Cr-Application", "somebody")
                .get("/api" + ours).then().statusCode(200).contentType(startsWith("application/json"));

        assertThat(partner.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo(partners);
            assertThat(request.headers())
                    .containsEntry("X-Cr-Application", "order-gateway-dev")
                    .containsKey("X-Cr-Version")
                    .containsEntry("X-Country-ISO-Code", "US")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Accept", "application/json")
                    .doesNotContainKey("X-Forwarded-For");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /brands?country_code=DE&test=       | DE
            /products/country/JM?family_name=a&test= | JM
            /products/price?brand_name=A&face_value=1&country_code=IT&test= | IT
            /homepage?test=                     | US
            """)
    void theCountryOfTheQuestionIsNamedToThePartner(String question, String country) {
        get(question + unasked).statusCode(200);

        assertThat(partner.requests()).singleElement()
                .satisfies(request -> assertThat(request.headers()).containsEntry("X-Country-ISO-Code", country));
    }

    @Test
    void whoNamesNoCountryGetsTheConfiguredOne() {
        get("/brands?test=" + unasked).statusCode(200);

        assertThat(pathsAsked()).containsExactly("/v2/brands?country_code=US&test=" + unasked);
    }

    @Test
    void parametersThatNobodyKnowsArePassedOn() {
        get("/products/country/US?brand_name=H%26M%20%2B%20Caf%C3%A9&new=1&new=2&empty=&test=" + unasked).statusCode(200);

        assertThat(pathsAsked()).singleElement().satisfies(path -> assertThat(path.replace("+", "%20"))
                .startsWith("/v5/products/country/US?")
                .contains("brand_name=H%26M%20%2B%20Caf%C3%A9", "new=1", "new=2", "empty=")
                .doesNotContain("country_code"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "{\"min\":50.0,\"max\":\"500\",\"new\":{\"é\":[null,1e400,123456789012345678901234567890]}}",
            " [ 1 ] " })
    void bodiesPassUnchanged(String body) {
        partner.script(PartnerStub.json(200, body));

        assertThat(brands().statusCode(200).extract().asString()).isEqualTo(body);
    }

    @Test
    void aWholeCountryOfBrandsPasses() {
        var body = "{\"all_brands\":[%s{}]}"
                .formatted("{\"brand\":\"Airbnb\",\"logo_url\":\"https://example.com\"},".repeat(60_000));
        partner.script(PartnerStub.json(200, body));

        assertThat(body.length()).isGreaterThan(3_000_000);
        assertThat(brands().statusCode(200).extract().asString()).isEqualTo(body);
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        try (var elsewhere = new PartnerStub(PartnerStub.json(200, "{}"))) {
            partner.script((_, connection) -> connection.answer(302, "Location: " + elsewhere.url() + "\r\n", ""));

            brands().statusCode(502);

            assertThat(elsewhere.requests()).isEmpty();
        }
    }
}
