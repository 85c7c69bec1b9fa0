package dev.ordergateway.support;

import static io.restassured.RestAssured.given;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.response.ValidatableResponse;

/** The list of all orders, as callers read it. */
public final class OrderList {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private OrderList() {
    }

    /** Asks with a query that is encoded already. */
    public static ValidatableResponse page(String query) {
        return given().urlEncodingEnabled(false).get("/api/orders?" + query).then();
    }

    /** Every order that is found, page by page, as the links lead. */
    public static List<JsonNode> all(String query) {
        var orders = new ArrayList<JsonNode>();
        var path = "/api/orders?" + query;
        while (path != null) {
            var answer = given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract();
            Description.json(answer.asString()).path("data").forEach(orders::add);
            path = next(answer.header("Link"));
        }
        return orders;
    }

    /** The same as a table. */
    public static Table table(String query) {
        return Table.parse(given().urlEncodingEnabled(false).accept("text/csv").get("/api/orders?" + query).then()
                .statusCode(200).extract().asString());
    }

    /** Where the next page is; null on the last. */
    public static @Nullable String next(@Nullable String link) {
        var match = link == null ? null : NEXT.matcher(link);
        return match != null && match.matches() ? match.group(1) : null;
    }

    public static String pair(String name, String value) {
        return name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public static List<String> ids(List<JsonNode> orders) {
        return orders.stream().map(order -> order.path("order_id").textValue()).toList();
    }
}
