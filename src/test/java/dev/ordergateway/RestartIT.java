package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
        surroundings = new Surroundings(Map.of());
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
        try (var first = surroundings.startGateway()) {
            ids = IntStream.range(0, ORDERS).mapToObj(_ -> place(first.url())).toList();
            end.act.accept(first);
        }
        hold(false);

        try (var second = surroundings.startGateway()) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ids)
                    .allSatisfy(id -> assertThat(status(second.url(), id)).isEqualTo("Done")));

            assertThat(ids).allSatisfy(id -> assertThat(codeAvailable(second.url(), id)).isTrue());
        }
    }

    private static void hold(boolean held) {
        given().contentType("application/json").body(Map.of("held", held))
                .post(surroundings.partnerUrl() + "/control/hold").then().statusCode(204);
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
