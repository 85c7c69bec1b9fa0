package dev.ordergateway;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.ordergateway.support.ArchivedDatabase;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Description;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import io.restassured.response.ValidatableResponse;

/** Backup and restore, walked through with a packaged gateway at work, as docs/operating.md describes them. */
class RestoreIT {

    private static final int ORDERS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Integer> told = new TreeMap<>();

    @Test
    void whatWasAcknowledgedBeforeTheRecoveryPointIsThereAndFollowedToItsEnd() throws Exception {
        try (var surroundings = new Surroundings(Surroundings.QUICK_PARTNER); var database = new ArchivedDatabase()) {
            var settings = Map.of("quarkus.datasource.reactive.url", database.url());
            var gateway = surroundings.startGateway(settings);
            var delivered = place(gateway, ORDERS);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(delivered).allMatch(id -> isDelivered(gateway, id)));
            control(surroundings, "hold", "{\"held\":true}");
            var followed = place(gateway, ORDERS);
            var duringTheBackup = new ArrayList<String>();
            try (var placing = Executors.newSingleThreadScheduledExecutor()) {
                var _ = placing.scheduleWithFixedDelay(() -> duringTheBackup.addAll(place(gateway, 1)), 0, 50,
                        TimeUnit.MILLISECONDS);
                database.backUp();
            }
            var afterTheBackup = place(gateway, ORDERS);
            awaitListed(database);
            var kept = readEvents(gateway, null);
            var recoveryPoint = database.now();

            var email = anyEmail();
            String lost = place(gateway, nested(email), "lost").statusCode(201).extract().path("order_id");
            awaitListed(database);
            var seenTooMuch = page(gateway, kept).path("next_cursor").textValue();
            database.awaitArchived();
            database.destroy();
            gateway.close();
            database.restore(recoveryPoint);

            try (var second = surroundings.startGateway(Map.of("quarkus.datasource.reactive.url", database.url()))) {
                var open = Stream.of(followed, duringTheBackup, afterTheBackup).flatMap(List::stream).toList();
                assertThat(duringTheBackup).isNotEmpty();
                assertThat(open).allSatisfy(id -> order(second, id).statusCode(200)
                        .body("status", equalTo("WaitingForPayment")));
                order(second, lost).statusCode(404);
                assertThat(violations(second)).isEmpty();
                events(second, seenTooMuch).statusCode(410).body("code", equalTo("cursor_expired"));

                control(surroundings, "hold", "{\"held\":false}");
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(open).allMatch(id -> isDelivered(second, id)));

                events(second, seenTooMuch).statusCode(410);
                awaitListed(database);
                readEvents(second, kept);
                var all = Stream.concat(delivered.stream(), open.stream()).toList();
                assertThat(told).containsOnlyKeys(all).allSatisfy((id, version) -> order(second, id)
                        .body("version", equalTo(version)));
                assertThat(violations(second)).isEmpty();
                assertThat(delivered).allSatisfy(id -> reveal(second, id).statusCode(200));

                // what the runbook warns of: the partner has the lost order, and here its key is as good as new
                place(second, nested(email), "lost").statusCode(201);
                given().queryParam("email", email).get(surroundings.partnerUrl() + "/control/orders").then()
                        .body("size()", equalTo(2));
            }
        }
    }

    /** Every event has its place. */
    private static void awaitListed(ArchivedDatabase database) {
        await().atMost(PATIENCE).until(() -> database.stored("select count(*) from unlisted_events").equals("0"));
    }

    private static List<String> place(PackagedApplication gateway, int count) {
        return IntStream.range(0, count).mapToObj(_ -> place(gateway, nested(anyEmail()), Bodies.unique("key"))
                .statusCode(201).extract().<String> path("order_id")).toList();
    }

    private static ValidatableResponse place(PackagedApplication gateway, String body, String key) {
        return given().contentType("application/json").header("Idempotency-Key", key).body(body)
                .post(gateway.url() + "/api/orders").then();
    }

    private static ValidatableResponse order(PackagedApplication gateway, String id) {
        return given().get(gateway.url() + "/api/orders/" + id).then();
    }

    private static boolean isDelivered(PackagedApplication gateway, String id) {
        var order = order(gateway, id).extract().jsonPath();
        return order.getString("status").equals("Done") && order.getBoolean("deliveries[0].code_available");
    }

    private static ValidatableResponse reveal(PackagedApplication gateway, String id) {
        return given().contentType("application/json").body("{\"purpose\":\"restored\"}")
                .post(gateway.url() + "/api/orders/" + id + "/deliveries/1/reveal").then();
    }

    private static List<JsonNode> violations(PackagedApplication gateway) {
        var found = new ArrayList<JsonNode>();
        JsonNode page;
        @Nullable
        String cursor = null;
        do {
            var request = cursor == null ? given() : given().queryParam("cursor", cursor);
            page = Description.json(request.get(gateway.url() + "/api/audit").then().statusCode(200).extract().asString());
            page.path("violations").forEach(found::add);
            cursor = page.path("next_cursor").textValue();
        } while (page.path("has_more").booleanValue());
        return found;
    }

    private static ValidatableResponse events(PackagedApplication gateway, @Nullable String after) {
        var request = given().queryParam("limit", 100);
        return (after == null ? request : request.queryParam("after", after)).get(gateway.url() + "/api/events").then();
    }

    private static JsonNode page(PackagedApplication gateway, @Nullable String after) {
        return Description.json(events(gateway, after).statusCode(200).extract().asString());
    }

    /** Keeps of each order the last version, which must be the next each time; gives where to go on. */
    private @Nullable String readEvents(PackagedApplication gateway, @Nullable String after) {
        var cursor = after;
        JsonNode page;
        do {
            page = page(gateway, cursor);
            for (var event : page.path("data")) {
                assertThat(event.path("version").intValue())
                        .isEqualTo(told.merge(event.path("order_id").textValue(), 1, Integer::sum));
            }
            cursor = page.path("next_cursor").textValue();
        } while (!page.path("data").isEmpty());
        return cursor;
    }

    private static void control(Surroundings surroundings, String command, String body) {
        given().contentType("application/json").body(body).post(surroundings.partnerUrl() + "/control/" + command).then()
                .statusCode(204);
    }
}
