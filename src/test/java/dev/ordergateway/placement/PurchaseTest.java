package dev.ordergateway.placement;

import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.DescribedAnswers;
import dev.ordergateway.support.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;

/** A whole purchase by the guide's own examples, in which each call uses what the ones before it answered. */
@QuarkusTest
class PurchaseTest {

    @RegisterExtension
    final DescribedAnswers answers = new DescribedAnswers();

    @Test
    void anOrderIsBoughtFromThePaymentViaToTheCode() {
        var vias = get("/api/payment_vias", Map.of());
        String via = vias.getString("find { it.currencies.any { c -> c.name == 'USDC' } }.name");
        String coin = vias.getString("find { it.name == '%s' }.currencies.find { it.name == 'USDC' }.name".formatted(via));
        String network = vias.getString(
                "find { it.name == '%s' }.currencies.find { it.name == '%s' }.networks.find { !it.is_suspended }.name"
                        .formatted(via, coin));
        var brands = get("/api/brands", Map.of("country_code", "US"));
        Map<String, String> brand = brands.getMap("categories.brands.flatten().find { it.brand == 'Airbnb' }");
        String country = brand.get("country_code");
        var products = get("/api/products/country/" + country,
                Map.of("family_name", brand.get("family"), "coin", coin, "lang", "en"));
        products.setRootPath("[0].products.find { it.denomination == '100 USD' }");
        String faceValue = products.getString("face_value.amount.price");
        var price = get("/api/products/price", Map.of("brand_name", brand.get("brand"), "country_code", country,
                "face_value", faceValue, "coin", coin));
        assertThat(price.getString("coin_amount")).matches("\\d+\\.\\d+");

        var email = Bodies.anyEmail();
        var question = filled(Bodies.VALIDATION, via, coin, brand, email)
                .replace("100 USD", products.getString("denomination"))
                .replace("$100", products.getString("localized_denomination"));
        assertThat(question).as("the guide's own").isEqualTo(Bodies.VALIDATION.replace("END_USER_EMAIL", email));
        given().contentType(ContentType.JSON).body(question).post("/api/orders/validations").then().statusCode(200)
                .body("valid", equalTo(true))
                .body("coin_amount", equalTo(products.getString("coin_amount")));

        var body = filled(Bodies.GUIDE, via, coin, brand, email).replace("\"100\"", '"' + faceValue + '"')
                .replace("Solana", network);
        assertThat(body).as("the guide's own").isEqualTo(Bodies.nested(email));
        String id = place(body).statusCode(201)
                .body("coin_amount", equalTo(products.getString("coin_amount")))
                .extract().path("order_id");
        awaitStatus(id, "Done");
        order(id + "/subscribe").statusCode(200);
        Operator.reveal(id, 1).statusCode(200);
    }

    private static String filled(String body, String via, String coin, Map<String, String> brand, String email) {
        return body.replace("USER_WALLET", via).replace("USDC", coin).replace("Airbnb", brand.get("brand"))
                .replace("\"US\"", '"' + brand.get("country_code") + '"').replace("END_USER_EMAIL", email);
    }

    private static JsonPath get(String path, Map<String, String> query) {
        return given().queryParams(query).get(path).then().statusCode(200).extract().jsonPath();
    }
}
