package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.store.LogEnd;
import dev.ordergateway.support.Description;
import dev.ordergateway.support.EventReader;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EventsResourceTest {

    @Inject
    LogEnd end;

    @Test
    void everyVersionOfAnOrderIsToldOnceWithTheOrderAsItWas() {
        var start = end.cursor();
        var id = placed(nested(anyEmail()));
        awaitStatus(id, "Done");
        int version = order(id).extract().path("version");

        eventually(() -> assertThat(eventsOf(id, start)).hasSize(version));

        var events = eventsOf(id, start);
        assertThat(events).extracting(event -> event.path("type").textValue()).startsWith("order.placed",
                "order.status_changed");
        for (int i = 0; i < version; i++) {
            assertThat(events.get(i).path("version").intValue()).isEqualTo(i + 1);
            assertThat(events.get(i).at("/order/version").intValue()).isEqualTo(i + 1);
            assertThat(events.get(i).at("/order/updated_at")).isEqualTo(events.get(i).path("at"));
            assertThat(events.get(i).path("order").has("partner_order_id")).isFalse();
        }
        assertThat(events.getFirst().at("/order/status").textValue()).isEqualTo("Placing");
        assertThat(events.getLast().at("/order/status").textValue()).isEqualTo("Done");
    }

    @Test
    void pagesOfOneGiveWhatOneLargePageGives() {
        var start = end.cursor();
        var id = placed(nested(anyEmail()));
        awaitStatus(id, "Done");
        int version = order(id).extract().path("version");
        eventually(() -> assertThat(eventsOf(id, start)).hasSize(version));

        var one = page(start, 100).path("data").valueStream().map(event -> event.path("cursor").textValue()).toList();
        var cursor = start;
        for (var expected : one) {
            var page = page(cursor, 1);
            assertThat(page.path("data")).hasSize(1);
            assertThat(page.at("/data/0/cursor").textValue()).isEqualTo(expected);
            cursor = page.path("next_cursor").textValue();
        }
    }

    @Test
    void streamGoesOnWhereThePagesEndAndAfterTheLastIdSeen() {
        var start = endOfThePages();
        try (var reader = EventReader.ofAllOrders(start, null)) {
            var id = placed(nested(anyEmail()));
            awaitStatus(id, "Done");
            int version = order(id).extract().path("version");
            eventually(() -> assertThat(reader.jsonOf(id)).hasSize(version));
            assertThat(reader.frames()).allSatisfy(frame -> assertThat(frame.fields())
                    .containsEntry("event", "message").containsEntry("id", frame.json().path("cursor").textValue()));

            var second = reader.jsonOf(id).get(1).path("cursor").textValue();
            try (var later = EventReader.ofAllOrders(start, second)) {
                eventually(() -> assertThat(later.jsonOf(id)).hasSize(version - 2));
                assertThat(later.jsonOf(id).getFirst().path("version").intValue()).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "%00", "a2UWAUZryQtBMa-rFbOrHTE", "c2VxOjI" })
    void cursorThatWasNotGivenOutIsRefusedByName(String cursor) {
        for (var accept : List.of("application/json", "text/event-stream")) {
            given().urlEncodingEnabled(false).accept(accept).get("/api/events?after=" + cursor).then().statusCode(400)
                    .body("code", equalTo("invalid_cursor")).body("errors[0].field", equalTo("after"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "101", "-1", "ten" })
    void limitOutOfRangeIsRefusedByName(String limit) {
        given().queryParam("limit", limit).get("/api/events").then().statusCode(400)
                .body("code", equalTo("invalid_request")).body("errors[0].field", equalTo("limit"));
    }

    @Test
    void headersAloneEnd() {
        given().accept("text/event-stream").head("/api/events").then().statusCode(200)
                .contentType(startsWith("text/event-stream"));
    }

    /** From the oldest event on. */
    private static String endOfThePages() {
        var page = page(null, 100);
        while (!page.path("data").isEmpty()) {
            page = page(page.path("next_cursor").textValue(), 100);
        }
        return page.path("next_cursor").textValue();
    }

    private static List<JsonNode> eventsOf(String id, String after) {
        var all = new ArrayList<JsonNode>();
        for (var page = page(after, 100); !page.path("data").isEmpty(); page = page(page.path("next_cursor").textValue(),
                100)) {
            page.path("data").valueStream().filter(event -> event.path("order_id").textValue().equals(id)).forEach(all::add);
        }
        return all;
    }

    private static JsonNode page(@Nullable String after, int limit) {
        var request = given().queryParam("limit", limit);
        return Description.json((after == null ? request : request.queryParam("after", after)).get("/api/events").then()
                .statusCode(200).extract().asString());
    }
}
