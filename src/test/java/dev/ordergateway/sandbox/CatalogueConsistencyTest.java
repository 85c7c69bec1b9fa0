package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.flat;
import static dev.ordergateway.sandbox.Calls.validate;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** Walks through everything that is sold, with nothing but what the sandbox itself has said before. */
@QuarkusTest
class CatalogueConsistencyTest {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COUNTRIES = List.of("US", "CA", "GB", "DE", "FR", "IT", "ES", "AU", "BR", "MX",
            "JM", "TR", "JP", "IN", "PH", "NG", "VN");

    @BeforeEach
    @AfterEach
    void forgetEverything() {
        control("/reset");
    }

    @Test
    void everyProductIsQuotedValidatedAndOrderedAtOnePrice() {
        Set<String> brands = new HashSet<>();
        Set<String> products = new HashSet<>();
        for (String country : COUNTRIES) {
            for (JsonNode brand : read("/v2/brands?country_code=" + country).path("all_brands")) {
                brands.add(brand.path("brand").textValue());
                for (JsonNode product : products(brand)) {
                    assertThat(products.add(product.path("product_id").textValue())).as("%s", product).isTrue();
                    assertOnePrice(brand, product);
                }
            }
        }
        assertThat(brands).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = { "USDC|Solana", "BTC|Lightning", "ETH|Base", "EUROC|Base", "LTC|Mainnet" })
    void orderCostsWhatItsDeliveriesCost(String rail) {
        String coin = rail.substring(0, rail.indexOf('|'));
        String one = flat("buyer@example.com", "Netflix", "BR", "\"75 BRL\"");
        String other = "{\"beneficiary_account\":\"+18765551234\",\"brand_name\":\"Digicel\",\"country_code\":\"JM\","
                + "\"denomination\":\"5 USD\"},{";
        String both = one.replaceFirst("\\{(?=\"beneficiary)", other)
                .replace("USDC", coin)
                .replace("Solana", rail.substring(coin.length() + 1));

        JsonPath order = create(both).statusCode(201).extract().jsonPath();
        JsonPath validation = validate(both).extract().jsonPath();

        assertThat(order.getList("deliveries")).hasSize(2);
        assertThat(order.getString("coin_amount")).isEqualTo(sum(order, "coin_amount").toPlainString())
                .isEqualTo(validation.getString("coin_amount"))
                .isEqualTo(validation.getString("summary.coin_amount_to_pay_in_crypto"));
        assertThat(new BigDecimal(order.getString("payment_value"))).isEqualByComparingTo(sum(order, "original_price"))
                .isEqualByComparingTo(validation.getString("summary.as_EUR.value_to_pay_in_crypto"));
    }

    private static void assertOnePrice(JsonNode brand, JsonNode product) {
        boolean dynamic = product.path("is_dynamic").booleanValue();
        String value = (dynamic ? product.path("range").path("default") : product.path("denomination")).textValue();
        boolean byPhone = product.path("delivery_type").textValue().equals("by_phone");
        String body = flat(byPhone ? "+15551234567" : "buyer@example.com", brand.path("brand").textValue(),
                brand.path("country_code").textValue(), dynamic ? "\"range\",\"product_value\":" + value : '"' + value + '"');
        if (brand.path("is_out_of_stock").booleanValue() || brand.path("category").asText().equals("e-money")) {
            assertThat(post("/v5/orders", body).path("detail").asText()).isIn("OUT_OF_STOCK", "LOGIN_REQUIRED");
            return;
        }
        String quote = read("/v4/products/price?coin=USDC&brand_name=" + encode(brand.path("brand").textValue(), UTF_8)
                + "&country_code=" + brand.path("country_code").textValue() + "&face_value=" + encode(value, UTF_8))
                .path("coin_amount").asText();

        assertThat(new BigDecimal(quote)).isPositive();
        assertThat(product.path("coin_amount").asText(quote)).as(body).isEqualTo(quote);
        assertThat(post("/v5/orders/validations", body).path("coin_amount").asText()).as(body).isEqualTo(quote);
        assertThat(post("/v5/orders", body).path("coin_amount").asText()).as(body).isEqualTo(quote);
    }

    private static JsonNode products(JsonNode brand) {
        JsonNode families = read("/v5/products/country/" + brand.path("country_code").textValue() + "?family_name="
                + brand.path("family").textValue());
        for (JsonNode family : families) {
            if (family.path("brand_id").equals(brand.path("brand_id"))) {
                assertThat(family.path("products")).as("%s", brand).isNotEmpty();
                return family.path("products");
            }
        }
        throw new AssertionError("No products of " + brand);
    }

    private static JsonNode read(String path) {
        return send(to(path).build());
    }

    private static JsonNode post(String path, String body) {
        return send(to(path).POST(BodyPublishers.ofString(body)).build());
    }

    /** Some thousand calls, for which REST Assured would take minutes. */
    private static JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/sandbox" + path));
    }

    private static BigDecimal sum(JsonPath order, String field) {
        return order.getList("deliveries.deliverable." + field, String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
