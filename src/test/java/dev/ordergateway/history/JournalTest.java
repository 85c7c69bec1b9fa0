package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class JournalTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void aWholeOrderIsToldOldestFirst() {
        var id = orderDownTheMainStreet();

        var page = history(id, Map.of()).statusCode(200)
                .body("has_more", equalTo(false))
                .body("next_cursor", nullValue())
                .body("data.seq", contains(1, 2, 3, 4))
                .body("data.version", contains(1, 2, 3, 4))
                .body("data.to", contains("Placing", "WaitingForPayment", "WaitingForDelivery", "Done"))
                .body("data.from", contains(null, "Placing", "WaitingForPayment", "WaitingForDelivery"))
                .body("data.source", contains("placement", "placement", "stream", "stream"))
                .body("data.order_state", contains(null, "WaitingForPayment", "WaitingForDelivery", "Done"));
        Map<String, Object> line = page.extract().path("data[0]");
        assertThat(line).containsOnlyKeys("seq", "at", "version", "kind", "source", "from", "to", "verdict", "reason",
                "order_state", "by", "count")
                .containsEntry("kind", "transition").containsEntry("verdict", "applied").containsEntry("count", 1);
    }

    @Test
    void pagesJoinWithoutGapOrRepeat() {
        var id = orderDownTheMainStreet();

        var seen = new ArrayList<Integer>();
        String cursor = null;
        do {
            Map<String, String> query = cursor == null ? Map.of("limit", "3") : Map.of("limit", "3", "cursor", cursor);
            var page = history(id, query).statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("data.seq"));
            cursor = page.getString("next_cursor");
            assertThat(page.getBoolean("has_more")).isEqualTo(cursor != null);
        } while (cursor != null);

        assertThat(seen).containsExactly(1, 2, 3, 4);
        history(id, Map.of("limit", "4")).body("data", hasSize(4)).body("has_more", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = { "3", "seq:3", "!", "c2VxOg", "c2VxOi0x", "c2VxOjEyMzQ1Njc4OTAx", "\u00e9" })
    void aCursorNeverGivenOutIsRefused(String cursor) {
        var id = placed(nested(anyEmail()));

        history(id, Map.of("cursor", cursor)).statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("invalid_cursor")).body("errors[0].field", equalTo("cursor"));
    }

    @Test
    void aCursorPastTheEndIsAnEmptyPage() {
        var id = placed(nested(anyEmail()));
        var past = Base64.getUrlEncoder().encodeToString("seq:999".getBytes(StandardCharsets.US_ASCII));

        history(id, Map.of("cursor", past)).statusCode(200).body("data", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "101", "-1", "x", "1e1", "99999999999" })
    void aLimitOutOfBoundsIsNamed(String limit) {
        var id = placed(nested(anyEmail()));

        history(id, Map.of("limit", limit)).statusCode(400).body("errors[0].field", equalTo("limit"));
    }

    /** It waits until its stream is open, so that no station is passed unseen. */
    private static String orderDownTheMainStreet() {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));
        awaitWatch(id, "streaming");
        PartnerControl.release();
        awaitStatus(id, "Done");
        return id;
    }

    private static ValidatableResponse history(String id, Map<String, String> query) {
        return given().queryParams(query).get("/api/orders/" + id + "/history").then();
    }
}
