package dev.ordergateway.sandbox;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** What the tests say to the sandbox. */
final class Calls {

    static final String NESTED = """
            {"deliveries":[{"kind":"giftcard","quantity":1,"deliverable":{"brand_name":"Airbnb","country_code":"US",
            "denomination":"100"}}],"payment":{"type":"via","coin":"USDC","network":"Solana","payment_via":"USER_WALLET"},
            "user":{"email":"END_USER_EMAIL","has_accepted_newsletter":true},"lang":"en",
            "acquisition":{"utm_source":"your_platform"}}""";

    static final String FLAT = """
            {"deliveries":[{"beneficiary_account":"buyer@example.com","brand_name":"Airbnb","country_code":"US",
            "denomination":"range","product_value":100.10}],
            "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
            "user":{"email":"buyer@example.com","has_accepted_newsletter":false},"lang":"en"}""";

    static final String TOP_UP = flat("+18765551234", "Digicel", "JM", "\"10 USD\"");

    private Calls() {
    }

    /** An order of one thing; whatever follows the denomination's value stands behind it. */
    static String flat(String beneficiary, String brand, String country, String denomination) {
        return """
                {"deliveries":[{"beneficiary_account":"%s","brand_name":"%s","country_code":"%s","denomination":%s}],
                "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
                "user":{"email":"buyer@example.com"}}""".formatted(beneficiary, brand, country, denomination);
    }

    static Response post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/sandbox" + path);
    }

    static ValidatableResponse create(String body) {
        return post("/v5/orders", body).then();
    }

    static ValidatableResponse validate(String body) {
        return post("/v5/orders/validations", body).then().statusCode(200);
    }

    /** A read of the partner's; the query is written as one would say it. */
    static ValidatableResponse get(String path) {
        return given().get("/sandbox" + path).then();
    }

    static String createdOrder() {
        return create(NESTED).statusCode(201).extract().path("order_id");
    }

    /** Two cards, so that one of them can be missing. */
    static String createdFor(String scenario) {
        return create(forScenario(scenario)).statusCode(201).extract().path("order_id");
    }

    static String forScenario(String scenario) {
        return NESTED.replace("\"quantity\":1", "\"quantity\":2")
                .replace("\"utm_source\"", "\"utm_content\":\"scenario:" + scenario + "\",\"utm_source\"");
    }

    static String createdHeldOrder() {
        control("/hold", "{\"held\":true}");
        return createdOrder();
    }

    static ValidatableResponse fetch(String id) {
        return given().get("/sandbox/v5/orders/" + id).then();
    }

    /** The order after so many steps of its scenario. */
    static ValidatableResponse after(int steps, String id) {
        for (int i = 0; i < steps; i++) {
            control("/orders/" + id + "/advance");
        }
        return fetch(id);
    }

    static void control(String path, String body) {
        post("/control" + path, body).then().statusCode(204);
    }

    static void control(String path) {
        control(path, "");
    }

    static ValidatableResponse counters() {
        return given().get("/sandbox/control/counters").then().statusCode(200);
    }

    static int counter(String name) {
        return counters().extract().path(name);
    }
}
