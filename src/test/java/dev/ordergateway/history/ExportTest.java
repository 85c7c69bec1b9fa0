package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.OrderList.pair;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.OrderList;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A search as a table; that it holds what the search finds is told by {@link SearchFiltersTest}. */
@QuarkusTest
class ExportTest {

    private static final Instant FROM = Instant.parse("2018-01-01T00:00:00Z");

    @Inject
    Database database;

    @Test
    void lineHoldsTheOrder() {
        var reference = "=" + unique("cart");
        var email = anyEmail();
        var id = Gateway
                .placed(with("\"client_reference\":\"%s\",\"metadata\":{\"a\":\"1, 2\",\"b\":\"é\"}".formatted(reference),
                        nested(email)).replace("\"quantity\": 1", "\"quantity\": 2"));
        Gateway.awaitWatch(id, "ended");

        var table = OrderList.table(pair("client_reference", reference));

        assertThat(table.rows()).hasSize(1).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.head()));
        assertThat(table.head()).doesNotContain("partner_order_id").doesNotHaveDuplicates();
        assertThat(List.of("order_id", "status", "phase", "email", "client_reference", "brand_names", "country_codes",
                "codes_available", "coin_amount", "metadata", "failure_code"))
                .extracting(name -> table.column(name).getFirst())
                .containsExactly(id, "Done", "succeeded", email, "'" + reference, "Airbnb; Airbnb", "US; US", "true; true",
                        Gateway.order(id).extract().path("coin_amount"), "a=1, 2; b=é", "");
        assertThat(table.rows().toString())
                .doesNotContain(Gateway.order(id).extract().<String> path("partner_order_id"));
    }

    /** A page of the reading has 500. */
    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 499, 500, 501, 1000, 1234 })
    void everyOrderIsThereOnce(int count) throws SQLException {
        var mark = unique("mark");
        database.execute(StoredOrders.varied(FROM, mark, 4 * count));

        var ids = OrderList.table(pair("placed_by", mark + "-1")).column("order_id");

        assertThat(ids).hasSize(count).isEqualTo(OrderList.ids(OrderList.all(pair("placed_by", mark + "-1") + "&limit=100")));
    }

    @Test
    void answerIsAFile() {
        export("phase=open&status=Done").statusCode(200).contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"orders.csv\"");
        given().accept("text/csv").head("/api/orders?phase=open&status=Done").then().statusCode(200)
                .contentType("text/csv;charset=UTF-8").body(emptyString());
        given().accept("text/csv;q=0.5, application/json;q=0.4").get("/api/orders?phase=open&status=Done").then()
                .contentType("text/csv;charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({ "limit=5, limit", "cursor=x, cursor", "state=Done, state", "created_to=x, created_to" })
    void whatIsNoFilterIsNamed(String query, String field) {
        export(query).statusCode(400).contentType("application/problem+json").body("code", equalTo("invalid_filter"))
                .body("errors.field", equalTo(List.of(field)));
    }

    /** Whoever has the table locked makes every search too long. */
    @Test
    void searchThatTakesTooLongIsGivenUpWithAdvice() throws Exception {
        try (var _ = database.locking("lock table orders in access exclusive mode")) {
            export("coin=USDC").statusCode(503).contentType("application/problem+json")
                    .body("code", equalTo("query_too_broad")).body("retryable", equalTo(false));
            var detail = given().get("/api/orders?status=Done&coin=USDC").then().statusCode(503)
                    .body("code", equalTo("query_too_broad")).extract().<String> path("detail");
            assertThat(detail).contains("created_from", "status", "attention", "brand", "client_reference", "placed_by");
        }
        given().get("/api/orders?status=Done&coin=USDC").then().statusCode(200);
    }

    private static ValidatableResponse export(String query) {
        return given().urlEncodingEnabled(false).accept("text/csv").get("/api/orders?" + query).then();
    }
}
