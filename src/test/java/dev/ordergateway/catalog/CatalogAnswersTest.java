package dev.ordergateway.catalog;

import static io.restassured.RestAssured.given;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.FewQuestions;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.PartnerStub.Script;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;

/** What the catalogue's routes answer fits what they say of themselves, and what they say they also answer. */
@QuarkusTest
@TestProfile(FewQuestions.class)
class CatalogAnswersTest extends CatalogCalls {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listPaymentVias | /payment_vias?lang=en                                             | []
            listBrands      | /brands?country_code=US                                           | {"all_brands":[]}
            readHomepage    | /homepage?country_code=US                                         | {"trending":[]}
            listProducts    | /products/country/US?family_name=airbnb&coin=USDC&lang=en         | [{"family":"airbnb"}]
            quotePrice      | /products/price?brand_name=Airbnb&face_value=100&country_code=US  | {"coin_amount":"101.48"}
            """)
    void everyAnswerIsGivenAsItIsDescribed(String id, String route, String body) {
        var question = "/api" + route + "&test=" + unasked;
        partner.script(PartnerStub.json(200, body));
        var tag = given().get(question).then().statusCode(200).extract().header("ETag");
        given().header(new Header("If-None-Match", tag)).get(question).then().statusCode(304);
        given().get(question + "&country_code=x&country_code=y").then().statusCode(400);
        given().accept("text/nonsense").get(question).then().statusCode(406);
        given().delete(question).then().statusCode(405);
        answered(question, "a", PartnerStub.json(500, "{}"), 502);
        answered(question, "b", PartnerStub.json(429, "{}"), 503);
        clock.pass(Duration.ofSeconds(5));
        answered(question, "c", (_, _) -> {
        }, 504);
        answered(question, "d", PartnerStub.json(200, body), 429);

        answers.assertAllGiven(id);
    }

    private void answered(String question, String another, Script script, int status) {
        partner.script(script);
        given().get(question + another).then().statusCode(status);
    }
}
