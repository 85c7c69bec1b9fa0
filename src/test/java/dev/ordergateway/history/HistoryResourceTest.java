package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HistoryResourceTest {

    private static final List<String> FIELDS = List.of("order_id", "status", "phase", "version", "created_at", "updated_at",
            "status_since", "wallet_address", "coin_amount", "sent_coin_amount", "coin", "network", "payment_via",
            "payment_uri", "payment_deadline", "payment_deadline_estimated", "user", "lang", "acquisition", "deliveries",
            "client_reference", "metadata", "placed_by", "order_state", "payment_state", "observed_at", "observed_by",
            "watch", "attention", "next_action", "failure");

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void theDocumentHasTheFieldsOfTheInterface() {
        Map<String, Object> placed = place(nested(anyEmail())).extract().path("$");
        assertThat(placed).containsOnlyKeys(FIELDS);

        var id = String.valueOf(placed.get("order_id"));
        awaitWatch(id, "ended");
        var document = order(id).extract().jsonPath();

        assertThat(document.getMap("$")).containsKey("partner_order_id").containsKeys(FIELDS.toArray())
                .hasSize(FIELDS.size() + 1)
                .containsEntry("coin_amount", "104.60").containsEntry("sent_coin_amount", "104.60")
                .containsEntry("phase", "succeeded").containsEntry("watch", "ended")
                .containsEntry("payment_deadline_estimated", true).containsEntry("attention", List.of());
        assertThat(document.getMap("deliveries[0]")).containsOnlyKeys("position", "kind", "brand_name", "country_code",
                "denomination", "product_value", "beneficiary_account", "delivery_state", "code_available")
                .containsEntry("position", 1).containsEntry("code_available", true).containsEntry("product_value", null);
        assertThat(List.of("created_at", "updated_at", "status_since", "payment_deadline", "observed_at"))
                .extracting(document::getString)
                .allSatisfy(time -> assertThat(Instant.parse(time)).hasToString(time));
        assertThat(document.getString("order_id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    @Test
    void absentFactsAreNull() {
        PartnerControl.fault("create", "cut");
        String id = place(nested(anyEmail())).statusCode(202).extract().path("order_id");

        Map<String, Object> document = order(id).statusCode(200).header("Observed-At", nullValue()).extract().path("$");

        assertThat(List.of("wallet_address", "coin_amount", "sent_coin_amount", "payment_uri", "client_reference",
                "order_state", "payment_state", "observed_at", "observed_by", "failure"))
                .allSatisfy(field -> assertThat(document).containsEntry(field, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "W/%s", "\"0\", %s", "\"0\",W/%s", "*" })
    void aKnownVersionIsNotSentAgain(String header) {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));
        var tag = order(id).extract().header("ETag");

        given().header("If-None-Match", header.formatted(tag)).get("/api/orders/" + id).then()
                .statusCode(304).header("ETag", equalTo(tag)).header("Observed-At", notNullValue()).body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"0\"", "W/\"1\"", "2", "\"", "\"22\"" })
    void anotherVersionIsSent(String header) {
        PartnerControl.hold();
        var id = placed(nested(anyEmail()));

        given().header("If-None-Match", header).get("/api/orders/" + id).then().statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "019e0000-0000-7000-8000-000000000000", "1-1-1-1-1", "ord_abc123xyz", "%00", "a%2Fb", "null",
            "019e0000-0000-7000-8000-000000000000x" })
    void promise8AnUnknownOrderIsA404WhateverItsId(String id) {
        for (var path : List.of("", "/history", "/subscribe")) {
            given().urlEncodingEnabled(false).get("/api/orders/" + id + path).then()
                    .statusCode(404).contentType("application/problem+json").body("code", equalTo("not_found"));
        }
    }
}
