package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.NESTED;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.create;
import static dev.ordergateway.sandbox.Calls.createdHeldOrder;
import static dev.ordergateway.sandbox.Calls.fetch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The gateway in the same process may be a visitor too, by an order that another test has left. */
@QuarkusTest
class SandboxVisitorsTest {

    private static final Map<String, String> ALL = Map.of("X-Cr-Application", "shop", "X-Cr-Version", "1.0.0",
            "X-Country-ISO-Code", "US", "Content-Type", "application/json", "User-Agent", "test");

    @BeforeEach
    @AfterEach
    void forgetEverything() {
        control("/reset");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Cr-Application", "X-Cr-Version", "X-Country-ISO-Code" })
    void strictPartnerNamesTheHeaderThatIsMissing(String missing) {
        String id = createdHeldOrder();
        beStrict(true);
        var headers = new TreeMap<>(ALL);
        headers.remove(missing);

        with(headers, "/v5/orders/" + id).statusCode(400).body("message", equalTo(missing + " is required"));
        with(ALL, "/v5/orders/" + id).statusCode(200);
    }

    @Test
    void strictPartnerWantsTheTypeOfTheContentAndOfTheStream() {
        String id = createdHeldOrder();
        beStrict(true);
        var headers = new TreeMap<>(ALL);
        headers.put("Content-Type", "text/plain");

        with(headers, "/v5/orders/" + id).statusCode(400)
                .body("message", equalTo("Content-Type must be application/json"));
        with(ALL, "/v5/orders/" + id + "/subscribe").statusCode(400)
                .body("message", equalTo("Accept must be text/event-stream"));
    }

    @Test
    void strictPartnerShowsNoCatalogueWithoutTheHeaders() {
        beStrict(true);

        with(Map.of(), "/v3/payment_vias").statusCode(400).body("message", equalTo("X-Cr-Application is required"));
        with(ALL, "/v3/payment_vias").statusCode(200);
    }

    @Test
    void strictPartnerOrdersNothingWithoutTheHeaders() {
        beStrict(true);

        create(NESTED).statusCode(400).body("message", equalTo("X-Cr-Application is required"));

        beStrict(false);
        create(NESTED).statusCode(201);
    }

    @Test
    void strictnessNeedsNoBody() {
        control("/headers");

        with(Map.of(), "/v3/payment_vias").statusCode(400);
    }

    @Test
    void whoeverCameIsToldNewestFirstWithTheHeaders() {
        with(ALL, "/v5/orders/first?lang=en");
        fetch("second");

        var own = "findAll { it.path =~ '/(first|second)' }";
        requests("").body(own + ".path", contains("/sandbox/v5/orders/second", "/sandbox/v5/orders/first?lang=en"))
                .body(own + ".method", contains("GET", "GET"))
                .body(own + "[1].headers.X-Cr-Application", equalTo("shop"));
        requests("?limit=1").body("$", hasSize(1));
    }

    @Test
    void noMoreThanTwoHundredAreKept() {
        for (int i = 0; i < 201; i++) {
            fetch("order" + i);
        }

        requests("").body("$", hasSize(50));
        List<String> paths = requests("?limit=999").body("$", hasSize(200)).extract().path("path");
        assertThat(paths).contains("/sandbox/v5/orders/order200").doesNotContain("/sandbox/v5/orders/order0");
    }

    @Test
    void longTextsAreCut() {
        with(Map.of("X-Long", "x".repeat(300)), "/v5/orders/long" + "g".repeat(300));

        var own = "find { it.path =~ '/long' }";
        requests("").body(own + ".path.length()", equalTo(255)).body(own + ".headers.X-Long.length()", equalTo(255));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "many", "1000" })
    void senselessLimitIsABadRequest(String limit) {
        given().get("/sandbox/control/requests?limit=" + limit).then().statusCode(400);
    }

    private static void beStrict(boolean strict) {
        control("/headers", "{\"strict\":" + strict + "}");
    }

    private static ValidatableResponse with(Map<String, String> headers, String path) {
        return given().headers(headers).get("/sandbox" + path).then();
    }

    private static ValidatableResponse requests(String query) {
        return given().get("/sandbox/control/requests" + query).then().statusCode(200);
    }
}
