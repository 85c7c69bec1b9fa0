package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.PackagedApplication;
import dev.ordergateway.support.Surroundings;

/** How replicas of the packaged application share the open orders, in one life of a service. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

    private static final int ORDERS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** No sweep comes, so that nothing but hints can tell of orders placed on the other replica. */
    private static final Map<String, String> QUICK = Map.of("tracking.lease.ttl", "6s", "tracking.lease.renew", "1s",
            "tracking.sweep-interval", "1h");

    private static final List<String> ORDER_IDS = new ArrayList<>();

    private static Surroundings surroundings;
    private static PackagedApplication first;
    private static PackagedApplication second;

    @BeforeAll
    static void start() {
        surroundings = new Surroundings(Map.of());
        hold(true);
        first = surroundings.startGateway(QUICK);
        // alone, so that a request is what first needs its clients: their streams must outlive the server
        ORDER_IDS.add(place(first));
        second = surroundings.startGateway(QUICK);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(shards(first), shards(second))).containsOnly(32));
        IntStream.range(1, ORDERS).forEach(i -> ORDER_IDS.add(place(i % 2 == 0 ? first : second)));
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        surroundings.close();
    }

    @Test
    @Order(1)
    void eachOrderHasOneStreamWhereverItWasPlaced() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams()).hasSize(ORDERS).containsOnly(1));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(streams(first)).isBetween(1, ORDERS - 1);
            assertThat(streams(first) + streams(second)).isEqualTo(ORDERS);
            assertThat(ORDER_IDS)
                    .allSatisfy(id -> assertThat(List.of(watch(first, id), watch(second, id))).containsOnly("streaming"));
        });
    }

    @Test
    @Order(2)
    void anyReplicaTellsOfAnyOrder() {
        var order = ORDER_IDS.removeFirst();
        try (var one = new EventReader(first.url(), order); var other = new EventReader(second.url(), order)) {
            one.awaitFrames(1);
            other.awaitFrames(1);

            release(order);

            assertThat(one.awaitEnd().frames().getLast().name()).isEqualTo("stop");
            assertThat(other.awaitEnd().frames().getLast().name()).isEqualTo("stop");
        }
    }

    @Test
    @Order(3)
    void replicaThatIsToldToEndHandsItsOrdersOverWithoutAGap() {
        var order = ORDER_IDS.getFirst();
        try (var reader = new EventReader(first.url(), order).awaitFrames(1)) {
            var end = CompletableFuture.runAsync(first::terminate);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                assertThat(streams()).as("streams of each order").doesNotContain(0).allMatch(count -> count <= 2);
                return end.isDone();
            });

            assertThat(first.exitCode()).isEqualTo(128 + 15);
            assertThat(reader.awaitEnd().frames()).extracting(EventReader.Frame::name).containsOnly("message");
            assertThat(reader.comments()).last().isEqualTo("come back");
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams(second)).isEqualTo(ORDERS - 1));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams()).hasSize(ORDERS - 1).containsOnly(1));
        assertThat(first.log()).doesNotContain("ERROR").doesNotContain("not taken over");
    }

    @Test
    @Order(4)
    void ordersOfADeadReplicaAreTakenOver() {
        first = surroundings.startGateway(QUICK);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams(first)).isPositive());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams()).containsOnly(1));

        second.kill();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams(first)).isEqualTo(ORDERS - 1));
        hold(false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ORDER_IDS).allSatisfy(id -> given()
                .get(first.url() + "/api/orders/" + id).then().statusCode(200).body("status", equalTo("Done"))));
    }

    private static String place(PackagedApplication gateway) {
        return given().contentType("application/json").body(Bodies.GUIDE).post(gateway.url() + "/api/orders")
                .then().statusCode(201).extract().path("order_id");
    }

    private static String watch(PackagedApplication gateway, String order) {
        return given().get(gateway.url() + "/api/orders/" + order).then().statusCode(200).extract().path("watch");
    }

    private static void hold(boolean held) {
        command("hold", Map.of("held", held));
    }

    private static void release(String order) {
        String partnerId = given().get(second.url() + "/api/orders/" + order).then().extract().path("partner_order_id");
        command("orders/" + partnerId + "/state", Map.of("order_state", "Done"));
    }

    private static void command(String path, Map<String, ?> body) {
        given().contentType("application/json").body(body).post(surroundings.partnerUrl() + "/control/" + path)
                .then().statusCode(204);
    }

    /** How many streams each order has that is still open. */
    private static List<Integer> streams() {
        return given().get(surroundings.partnerUrl() + "/control/orders").then().statusCode(200).extract()
                .path("findAll { it.order_state != 'Done' }.open_streams");
    }

    private static int streams(PackagedApplication gateway) {
        return metric(gateway, "gateway_streams_open");
    }

    private static int shards(PackagedApplication gateway) {
        return metric(gateway, "gateway_shards_held");
    }

    private static int metric(PackagedApplication gateway, String name) {
        return given().get(gateway.url() + "/q/metrics").then().statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith(name)).mapToInt(line -> (int) Double.parseDouble(line.split(" ", -1)[1]))
                .sum();
    }
}
