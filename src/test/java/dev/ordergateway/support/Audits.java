package dev.ordergateway.support;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.Response;

/** What the audit says of the whole database, over as many calls as that takes. */
public final class Audits {

    /**
     * Each call checks one batch; and a database in which nobody else breaks anything. Many orders are placed at once, and the
     * partner may take its time with them. Event streams, which no audit reads, are in a hurry.
     */
    public static final class OwnDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("history.audit-time", "0s", "partner.create-timeout", "30s", "history.keep-alive", "100ms",
                    "history.stream-lifetime", "1s");
        }
    }

    private Audits() {
    }

    /** Of all pages. */
    public static List<JsonNode> pages() {
        var pages = new ArrayList<JsonNode>();
        for (var page = page(null); page != null; page = next(page)) {
            pages.add(page);
        }
        return pages;
    }

    /** As "order rule", as often as found. */
    public static List<String> violations() {
        return pages().stream().flatMap(page -> page.required("violations").valueStream())
                .map(violation -> violation.required("order_id").asText() + ' ' + violation.required("rule").asText()).toList();
    }

    public static void areOk() {
        assertThat(pages()).allSatisfy(page -> {
            assertThat(page.required("violations")).isEmpty();
            assertThat(page.required("ok").booleanValue()).isTrue();
        });
    }

    /** While the first audit waits for a table; it is over when the table is free again. */
    public static void areRefusedWhileOneRuns(Database database) throws Exception {
        // closed last, which waits for the answer
        try (var client = HttpClient.newHttpClient(); var _ = database.locking("lock table redemption_codes")) {
            var first = client.sendAsync(HttpRequest.newBuilder(Gateway.uri("/api/audit")).build(), BodyHandlers.discarding());
            eventually(() -> assertThat(database.texts("""
                    select 1 from pg_locks where relation = 'redemption_codes'::regclass and not granted""")).isNotEmpty());

            given().get("/api/audit").then().statusCode(429).header("Retry-After", "5").body("code", equalTo("rate_limited"));
            assertThat(first).isNotDone();
        }
    }

    private static @Nullable JsonNode next(JsonNode page) {
        assertThat(page.required("has_more").booleanValue()).isEqualTo(page.hasNonNull("next_cursor"));
        return page.required("has_more").booleanValue() ? page(page.required("next_cursor").asText()) : null;
    }

    /** One page; the first when there is no cursor. Asked for again while the database is too slow to begin with it. */
    public static JsonNode page(@Nullable String cursor) {
        var answer = await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO)
                .until(() -> asked(cursor), asked -> asked.statusCode() != 503);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Description.json(answer.asString());
    }

    private static Response asked(@Nullable String cursor) {
        return cursor == null ? given().get("/api/audit") : given().queryParam("cursor", cursor).get("/api/audit");
    }
}
