package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** What a restart of the packaged application costs: nothing. */
class RestartIT {

    private static final int ORDERS = 50;

    private static Surroundings surroundings;

    enum End {
        SIGTERM(PackagedApplication::terminate),
        SIGKILL(PackagedApplication::kill);

        private final Consumer<PackagedApplication> act;

        End(Consumer<PackagedApplication> act) {
            this.act = act;
        }
    }

    @BeforeAll
    static void start() {
        surroundings = new Surroundings(Surroundings.QUICK_PARTNER);
    }

    @AfterAll
    static void stop() {
        surroundings.close();
    }

    @ParameterizedTest
    @EnumSource
    void promise2OrdersInFlightAreFollowedAgainAfter(End end) {
        hold(true);
        List<String> ids;
        try (var first = surroundings.startGateway(Surroundings.SHORT_LEASES)) {
            ids = IntStream.range(0, ORDERS).mapToObj(_ -> place(first.url())).toList();
            end.act.accept(first);
        }
        hold(false);

        try (var second = surroundings.startGateway(Surroundings.SHORT_LEASES)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ids)
                    .allSatisfy(id -> assertThat(status(second.url(), id)).isEqualTo("Done")));

            assertThat(ids).allSatisfy(id -> assertThat(codeAvailable(second.url(), id)).isTrue());
        }
    }

    @Test
    void placementWhoseCallerHasHungUpIsFinishedBeforeTheEnd() throws Exception {
        try (var first = surroundings.startGateway(Surroundings.SHORT_LEASES)) {
            var url = first.url();
            first.awaitReady();
            place(url);
            control("faults", Map.of("on", "create", "fault", "slow", "times", 1, "delay_ms", 11_000));
            assertThatThrownBy(() -> hangUp(url, "gone")).isInstanceOf(HttpTimeoutException.class);

            first.beginTermination();
            await().atMost(Duration.ofSeconds(60)).until(() -> given().get(url + "/q/health/ready").statusCode() == 503);
            assertThat(placing()).as("placements under way when callers are sent elsewhere").isEqualTo(1);
            first.exitCode();
        }

        try (var second = surroundings.startGateway(Surroundings.SHORT_LEASES)) {
            given().contentType("application/json").header("Idempotency-Key", "gone").body(Bodies.GUIDE)
                    .post(second.url() + "/api/orders").then().statusCode(200).header("Idempotency-Replayed", "true");
        }
    }

    private static void hangUp(String gateway, String key) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(gateway + "/api/orders")).timeout(Duration.ofSeconds(2))
                    .header("Content-Type", "application/json").header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(Bodies.GUIDE)).build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    private static int placing() throws SQLException {
        try (var connection = surroundings.gatewayDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from orders where status = 'Placing'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void hold(boolean held) {
        control("hold", Map.of("held", held));
    }

    private static void control(String command, Map<String, ?> body) {
        given().contentType("application/json").body(body).post(surroundings.partnerUrl() + "/control/" + command)
                .then().statusCode(204);
    }

    private static String place(String gateway) {
        return given().contentType("application/json").body(Bodies.GUIDE).post(gateway + "/api/orders")
                .then().statusCode(201).extract().path("order_id");
    }

    private static String status(String gateway, String id) {
        return given().get(gateway + "/api/orders/" + id).then().statusCode(200).extract().path("status");
    }

    private static boolean codeAvailable(String gateway, String id) {
        return given().get(gateway + "/api/orders/" + id).then().extract().path("deliveries[0].code_available");
    }
}
