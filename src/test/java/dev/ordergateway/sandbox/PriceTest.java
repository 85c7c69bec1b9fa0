package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PriceTest {

    private static final String GUIDE = "/v4/products/price?brand_name=Airbnb&country_code=US&face_value=100&coin=USDC";

    @Test
    void priceOfARangeIsQuotedForAnyOfItsValues() {
        get(GUIDE).statusCode(200)
                .body("is_dynamic", equalTo(true))
                .body("range.max", equalTo(500.0f))
                .body("coin_amount", equalTo("101.48"))
                .body("original_coin_amount", equalTo("101.48"))
                .body("points", equalTo("87"))
                .body("delivery_type", equalTo("by_email"));
    }

    @Test
    void priceOfAFixedProductIsTheOneItIsListedWith() {
        get(GUIDE.replace("=100", "=100 USD")).statusCode(200)
                .body("is_dynamic", equalTo(false))
                .body("range", nullValue())
                .body("coin_amount", equalTo("104.60"));
        get("/v4/products/price?brand_name=Netflix&country_code=US&face_value=25&coin=USDC").statusCode(200)
                .body("coin_amount", equalTo("26.15"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Airbnb|US|501|INVALID_PRODUCT_VALUE",
            "Airbnb|US|49.99|INVALID_PRODUCT_VALUE",
            "Airbnb|US|100.005|INVALID_PRODUCT_VALUE",
            "Airbnb|US|1e2|INVALID_PRODUCT_VALUE",
            "Airbnb|US|range|INVALID_PRODUCT_VALUE",
            "Verizon|US|range|INVALID_PRODUCT_VALUE",
            "Netflix|US|26|INVALID_DENOMINATION",
            "Airbnb|JM|100|NOT_AVAILABLE_PRODUCT",
            "airbnb|US|100|NOT_AVAILABLE_PRODUCT",
            "Macy's|US|25|OUT_OF_STOCK" })
    void priceThatDoesNotExistIsRefusedWithItsCode(String brand, String country, String value, String code) {
        get("/v4/products/price?coin=USDC&brand_name=" + brand + "&country_code=" + country + "&face_value=" + value)
                .statusCode(422).body("detail", equalTo(code));
    }

    @Test
    void coinThatDoesNotExistIsRefused() {
        get(GUIDE.replace("USDC", "ABC")).statusCode(422)
                .body("detail", equalTo("UNSUPPORTED_PROTOCOL_COIN_COMBINATION"));
    }
}
