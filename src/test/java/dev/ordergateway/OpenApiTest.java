package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class OpenApiTest {

    @Test
    void theRoutesAreDescribed() {
        var paths = description().<String, Map<String, Object>> getMap("paths");

        assertThat(paths).containsOnlyKeys("/api/orders", "/api/orders/{order_id}", "/api/orders/{order_id}/history",
                "/api/orders/{order_id}/subscribe", "/api/orders/{order_id}/reconcile", "/api/orders/{order_id}/resolve",
                "/api/orders/{order_id}/acknowledge", "/api/orders/{order_id}/deliveries/{position}/reveal", "/api/erasures",
                "/api/payment_vias", "/api/brands", "/api/homepage", "/api/products/country/{country_code}",
                "/api/products/price", "/api/status");
        assertThat(paths.get("/api/orders")).containsKey("post");
        assertThat(paths.get("/api/orders/{order_id}")).containsKey("get");
    }

    @Test
    void theAnswersOfPlacingAreDescribed() {
        assertThat(description().getMap("paths.'/api/orders'.post.responses")).containsOnlyKeys("200", "201", "202", "400",
                "409", "413", "422", "503");
    }

    @Test
    void namesAreSnakeCase() {
        List<Map<String, Map<String, Object>>> schemas = List
                .copyOf(description().<String, Map<String, Map<String, Object>>> getMap("components.schemas").values());

        var names = schemas.stream().map(schema -> schema.getOrDefault("properties", Map.of()).keySet())
                .flatMap(Collection::stream).toList();

        assertThat(names).contains("order_id", "wallet_address", "code_available", "next_cursor")
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    private static JsonPath description() {
        return given().queryParam("format", "json").get("/q/openapi").then().statusCode(200).extract().jsonPath();
    }
}
