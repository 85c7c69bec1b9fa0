package dev.ordergateway.history;

import static dev.ordergateway.support.OrderList.page;
import static dev.ordergateway.support.OrderList.pair;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Description;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.OrderList;
import dev.ordergateway.support.RawConnection;
import dev.ordergateway.support.RawRequest;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SearchTest {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    Database database;

    private final String mark = Bodies.unique("mark");
    private final String ofCaller = pair("placed_by", mark + "-1");

    @Test
    void pageHoldsTheOrderDocuments() {
        var reference = Bodies.unique("cart");
        var id = Gateway.placed(Bodies.with("\"client_reference\":\"%s\"".formatted(reference),
                Bodies.nested(Bodies.anyEmail())));
        Gateway.awaitWatch(id, "ended");

        var answer = page(pair("client_reference", reference)).statusCode(200).header("Link", nullValue())
                .body("data", hasSize(1)).body("has_more", equalTo(false)).body("next_cursor", nullValue()).extract();

        Map<String, Object> single = Gateway.order(id).extract().path("$");
        single.remove("partner_order_id");
        assertThat(answer.<Map<String, Object>> path("data[0]")).isEqualTo(single);
        assertThat(answer.<Map<String, Object>> path("$")).containsOnlyKeys("data", "has_more", "next_cursor");
    }

    @Test
    void pagesJoinAsTheLinksLead() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 100));
        var all = OrderList.ids(OrderList.all(ofCaller + "&limit=100"));
        assertThat(all).hasSize(25).doesNotHaveDuplicates();

        for (int limit : List.of(1, 7, 24, 25)) {
            assertThat(OrderList.ids(OrderList.all(ofCaller + "&limit=" + limit))).isEqualTo(all);
        }
        page(ofCaller).body("data", hasSize(20)).body("has_more", equalTo(true));
        page(ofCaller + "&limit=25").body("has_more", equalTo(false)).header("Link", nullValue());
    }

    @Test
    void linkKeepsTheQueryHoweverOddItsTextsAre() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 100));
        var query = ofCaller + "&status=Canceled&status=PlacementFailed&" + pair("placed_by", "a b&c=d\"<>é+,;%")
                + "&limit=1";

        var link = page(query).statusCode(200).extract().header("Link");

        assertThat(link).matches("</api/orders\\?[A-Za-z0-9_.~*%=&-]+>; rel=\"next\"");
        assertThat(OrderList.all(query)).hasSameSizeAs(OrderList.all(query.replace("limit=1", "limit=100")))
                .hasSizeGreaterThan(2);
    }

    @Test
    void pagesAreStableWhileOrdersArePlaced() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 100));
        var before = OrderList.ids(OrderList.all(ofCaller + "&limit=100"));

        var seen = new ArrayList<String>();
        var path = "/api/orders?" + ofCaller + "&limit=4";
        for (int i = 1; path != null; i++) {
            database.execute(StoredOrders.varied(FROM.plusSeconds(1000L * i), mark + '/' + i, 8)
                    .replace("'" + mark + '/' + i + "-' || n % 4", "'" + mark + "-1'"));
            var answer = given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract();
            seen.addAll(OrderList.ids(Description.json(answer.asString()).path("data").valueStream().toList()));
            path = OrderList.next(answer.header("Link"));
        }

        // the first page was read after the first eight were placed
        assertThat(seen.subList(8, seen.size())).isEqualTo(before);
        assertThat(OrderList.all(ofCaller + "&limit=100")).hasSizeGreaterThan(seen.size());
    }

    @Test
    void cursorIsGoodForItsFilterAlone() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 100));
        String cursor = page(ofCaller + "&limit=2").extract().path("next_cursor");

        page(ofCaller + "&limit=9&cursor=" + cursor).statusCode(200).body("data", hasSize(9));
        page(ofCaller + '&' + ofCaller + "&cursor=" + cursor).statusCode(200);
        for (var query : List.of(ofCaller + "&status=Done&cursor=" + cursor, "cursor=" + cursor,
                pair("placed_by", mark + "-2") + "&cursor=" + cursor, ofCaller + "&cursor=x" + cursor,
                ofCaller + "&cursor=" + cursor.substring(1), ofCaller + "&cursor=", ofCaller + "&cursor=%00",
                ofCaller + "&cursor=c2VxOjE", ofCaller + "&cursor=" + cursor + "=")) {
            page(query).statusCode(400).contentType("application/problem+json").body("code", equalTo("invalid_cursor"))
                    .body("errors.field", equalTo(List.of("cursor")));
        }
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() throws SQLException {
        database.execute(StoredOrders.varied(FROM, mark, 100));

        var link = given().urlEncodingEnabled(false).head("/api/orders?limit=2&" + ofCaller).then().statusCode(200)
                .contentType("application/json").body(emptyString()).extract().header("Link");

        assertThat(link).isEqualTo(page("limit=2&" + ofCaller).extract().header("Link")).isNotNull();
        given().head("/api/orders?state=Done").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "application/xml", "nonsense", ";" })
    void contentTypeOfAReadMeansNothing(String contentType) {
        given().header("Content-Type", contentType).get("/api/orders?limit=1").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "*/*", "application/*", "application/json", "text/html, */*;q=0.1",
            "text/csv;q=0.5, application/json",
            "application/json;charset=utf-8", "text/csv;q=0, */*" })
    void whoeverTakesJsonGetsIt(String accept) {
        given().accept(accept).get("/api/orders?limit=1").then().statusCode(200).contentType("application/json");
    }

    @Test
    void whoeverNamesNoFormGetsJson() throws IOException {
        for (var path : List.of("/api/orders?limit=1", "/api/events?limit=1")) {
            try (var connection = new RawConnection()) {
                var answer = connection.ask(new RawRequest("GET", path, List.of("Host: localhost"), "", false));

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Content-Type")).startsWith("application/json");
            }
        }
    }

    @Test
    void formThatIsRefusedIsNotTaken() {
        given().accept("application/json;q=0, */*").get("/api/orders?phase=open&status=Done").then().statusCode(200)
                .contentType("text/csv;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/html", "application/xml, text/html;q=0.5", "application/json;q=0", "nonsense", "/", "," })
    void nothingElseIsAcceptable(String accept) {
        given().accept(accept).get("/api/orders").then().statusCode(406).body("code", equalTo("not_acceptable"));
    }
}
