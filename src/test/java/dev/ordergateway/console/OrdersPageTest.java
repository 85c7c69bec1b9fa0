package dev.ordergateway.console;

import static dev.ordergateway.support.OrderList.pair;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.OrderList;
import dev.ordergateway.support.StoredOrders;
import dev.ordergateway.support.Table;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OrdersPageTest {

    private static final String ORDERS = "/console/orders?";
    private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");

    @Inject
    Database database;

    private final String mark = Bodies.unique("shown");
    private final String ofCaller = pair("placed_by", mark + "-1");

    @Test
    void consoleBeginsWithTheOrders() {
        given().redirects().follow(false).get("/console").then().statusCode(303).header("Location",
                endsWith("/console/orders"));
    }

    @Test
    void showsTheOrdersThatTheApiFinds() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 100));
        var query = "coin=BTC&coin=USDC&" + ofCaller;

        var page = ConsolePage.open(ORDERS + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.orderIds()).isNotEmpty().isEqualTo(OrderList.ids(OrderList.all(query)));
        assertThat(page.html().select("input[name=coin]").eachAttr("value")).containsExactly("BTC", "USDC");
    }

    @Test
    void pagesLeadToEveryOrderOnce() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 450));
        var all = OrderList.ids(OrderList.all(ofCaller + "&limit=100"));

        var shown = new ArrayList<String>();
        var page = ConsolePage.open(ORDERS + ofCaller);
        shown.addAll(page.orderIds());
        while (!page.html().select("a[rel=next]").isEmpty()) {
            page = ConsolePage.open(page.only("a[rel=next]").attr("href"));
            shown.addAll(page.orderIds());
        }

        assertThat(all).hasSizeGreaterThan(100);
        assertThat(shown).isEqualTo(all);
        assertThat(ConsolePage.open(page.only("nav.pages a:not([rel])").attr("href")).orderIds())
                .isEqualTo(all.subList(0, 50));
    }

    @Test
    void tableHoldsTheOrdersOfTheView() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 300));
        var csv = ConsolePage.open(ORDERS + ofCaller).only("a[download]").attr("href");

        var table = Table.parse(given().urlEncodingEnabled(false).get(csv).then().statusCode(200)
                .contentType("text/csv").extract().asString());

        assertThat(table.column("order_id")).isEqualTo(OrderList.ids(OrderList.all(ofCaller + "&limit=100")));
    }

    @Test
    void whatTheFormLeftEmptyIsNotInTheAddress() {
        given().redirects().follow(false).urlEncodingEnabled(false)
                .get(ORDERS + "status=&brand=+Airbnb+&created_from=2026-01-31T09:00&coin=").then().statusCode(303)
                .header("Location", endsWith(ORDERS + "brand=Airbnb&created_from=2026-01-31T09%3A00%3A00Z"));
    }

    @Test
    void controlsAreSetAsTheAddressSays() {
        var page = ConsolePage.open(ORDERS + "attention=REGRESSION_SEEN&brand=Nobody&status=Done&status=Expired");

        assertThat(page.html().select("input[checked]").eachAttr("value")).containsExactly("Done", "Expired",
                "REGRESSION_SEEN");
        assertThat(page.only("input[name=brand]").attr("value")).isEqualTo("Nobody");
        assertThat(page.text(".empty")).contains("No orders");
    }

    @ParameterizedTest
    @CsvSource({ "mistyped=1, mistyped", "status=Dnoe, status", "created_from=yesterday, created_from", "cursor=abc, cursor" })
    void whatIsWrongWithAFilterStandsOnThePage(String query, String field) {
        var page = ConsolePage.open(ORDERS + query);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text("[role=alert] li strong")).isEqualTo(field);
        assertThat(page.html().select("[hx-get]")).as("it asks for rows that nobody filtered").isEmpty();
        assertThat(page.orderIds()).isEmpty();
    }

    @Test
    void rowsComeAgainOnlyWhenTheyLookDifferent() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 4));
        var live = ConsolePage.open(ORDERS + ofCaller).only("#live").attr("hx-get");
        given().urlEncodingEnabled(false).get(live).then().statusCode(204).body(emptyString());

        database.execute("update orders set status = 'Refunded' where placed_by = '%s-1'".formatted(mark));

        var rows = ConsolePage.open(live);
        assertThat(rows.texts("table.orders .status")).containsOnly("Refunded");
        assertThat(rows.only("#live").attr("hx-get")).isNotEqualTo(live);
        given().urlEncodingEnabled(false).get(rows.only("#live").attr("hx-get")).then().statusCode(204);
    }

    @Test
    void whatCostsTheDatabaseMuchIsNotAskedForAgainAndAgain() {
        assertThat(ConsolePage.open(ORDERS + "coin=USDC").html().select("[hx-get]")).isEmpty();
        assertThat(ConsolePage.open(ORDERS + "coin=USDC&status=Done").html().select("[hx-get]")).isEmpty();
        assertThat(ConsolePage.open(ORDERS + "status=Done").html().select("[hx-get]")).isNotEmpty();
    }

    @Test
    void textThatLooksLikeATimeStaysWhatItIs() {
        assertThat(ConsolePage.open(ORDERS + "client_reference=2026-01-31T09:00").only("input[name=client_reference]")
                .attr("value")).isEqualTo("2026-01-31T09:00");
    }

    @Test
    void nothingThatSomebodyWroteBecomesPartOfThePage() {
        var odd = "<script>alert('1')</script>\"&" + Bodies.unique("odd");
        var id = Gateway.placed(Bodies.with("\"client_reference\":\"%s\"".formatted(odd.replace("\"", "\\\"")),
                Bodies.nested(Bodies.anyEmail())));

        var page = ConsolePage.open(ORDERS + pair("client_reference", odd));

        assertThat(page.orderIds()).containsExactly(id);
        assertThat(page.text("td[data-label=Order] .note")).isEqualTo(odd);
        assertThat(page.only("input[name=client_reference]").attr("value")).isEqualTo(odd);
        assertThat(page.html().select("script:not([src]), [onclick], [style]")).isEmpty();
    }
}
