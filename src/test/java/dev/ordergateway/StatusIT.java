package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;
import io.restassured.path.json.JsonPath;

/** What {@code /api/status} tells of two replicas of the packaged application, in one life of a service. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusIT {

    private static final int ORDERS = 20;

    private static Surroundings surroundings;
    private static PackagedApplication first;
    private static PackagedApplication second;

    @BeforeAll
    static void start() {
        surroundings = new Surroundings(Surroundings.QUICK_PARTNER);
        command("hold", Map.of("held", true));
        first = surroundings.startGateway(Surroundings.SHORT_LEASES);
        second = surroundings.startGateway(Surroundings.SHORT_LEASES);
        assertThat(List.of(first.url(), second.url())).doesNotHaveDuplicates();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        surroundings.close();
    }

    @Test
    @Order(1)
    void replicasShareTheShardsAndNoOrderIsThereYet() {
        eventually(() -> assertThat(seenByBoth("replicas.shards")).containsOnly(List.of(32, 32)));

        var status = status(second);
        assertThat(status.getList("replicas.name", String.class)).isSorted().doesNotHaveDuplicates();
        assertThat(status.getList("replicas.streams")).containsOnly(0);
        assertThat(status.getMap("orders.by_status")).isEmpty();
        assertThat(status.getMap("orders.by_watch")).isEqualTo(watched(0, 0));
        assertThat(status.getString("orders.counted_at")).isNotNull();
        assertThat(status.getBoolean("sandbox")).isFalse();
    }

    @Test
    @Order(2)
    void openOrdersAreCountedByHowTheyAreWatched() {
        command("faults", Map.of("on", "create", "fault", "cut", "times", 1));
        place(first, 202);
        IntStream.range(0, ORDERS).forEach(i -> place(i % 2 == 0 ? first : second, 201));

        eventually(() -> assertThat(seenByBoth("orders.by_watch")).containsOnly(watched(ORDERS, 1)));
        eventually(() -> assertThat(seenByBoth("orders.by_status"))
                .containsOnly(Map.of("Unconfirmed", 1, "WaitingForPayment", ORDERS)));
        eventually(() -> assertThat(status(first).getList("replicas.streams", Integer.class)).allMatch(streams -> streams > 0)
                .satisfies(streams -> assertThat(streams.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ORDERS)));
    }

    @Test
    @Order(3)
    void ordersThatAreDoneAreWatchedNoMore() {
        command("hold", Map.of("held", false));

        eventually(() -> assertThat(seenByBoth("orders.by_status")).containsOnly(Map.of("Unconfirmed", 1, "Done", ORDERS)));
        eventually(() -> assertThat(seenByBoth("orders.by_watch")).containsOnly(watched(0, 1)));
        eventually(() -> assertThat(seenByBoth("replicas.streams")).containsOnly(List.of(0, 0)));
    }

    @Test
    @Order(4)
    void replicaThatFollowsNothingIsNotAmongThem() {
        var sandbox = JsonPath.from(given().get(surroundings.partnerUrl().replace("/sandbox", "/api/status"))
                .then().statusCode(200).extract().asString());

        assertThat(sandbox.getBoolean("sandbox")).isTrue();
        assertThat(sandbox.getList("replicas")).isEmpty();
    }

    @Test
    @Order(5)
    void deadReplicaIsGoneFromTheList() {
        second.kill();

        eventually(() -> assertThat(status(first).getList("replicas.shards")).containsExactly(64));
    }

    @Test
    @Order(6)
    void withoutADatabaseThePartnerAndTheLastCountAreStillTold() {
        surroundings.close();

        eventually(() -> assertThat(status(first).getList("replicas")).isEmpty());
        var status = status(first);
        assertThat(status.getString("partner.state")).isEqualTo("up");
        assertThat(status.getMap("orders.by_status")).isEqualTo(Map.of("Unconfirmed", 1, "Done", ORDERS));
        assertThat(status.getMap("orders.by_watch")).isEqualTo(Map.of("waiting", 1));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static Map<String, Integer> watched(int streaming, int waiting) {
        return Map.of("streaming", streaming, "reconnecting", 0, "polling", 0, "waiting", waiting);
    }

    private static List<Object> seenByBoth(String path) {
        return List.of(status(first).get(path), status(second).get(path));
    }

    private static JsonPath status(PackagedApplication gateway) {
        return given().get(gateway.url() + "/api/status").then().statusCode(200).extract().jsonPath();
    }

    private static void place(PackagedApplication gateway, int answer) {
        given().contentType("application/json").body(Bodies.GUIDE).post(gateway.url() + "/api/orders")
                .then().statusCode(answer);
    }

    private static void command(String path, Map<String, ?> body) {
        given().contentType("application/json").body(body).post(surroundings.partnerUrl() + "/control/" + path)
                .then().statusCode(204);
    }
}
