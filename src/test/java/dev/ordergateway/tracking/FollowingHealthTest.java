package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FollowingHealthTest {

    @Inject
    Database database;

    @Test
    void replicaIsNotReadyWhileTheDatabaseTakesNothingAndLivesAllTheSame() throws Exception {
        try (var _ = database.locking("lock table shard_leases in access exclusive mode")) {
            eventually(() -> given().get("/q/health/ready").then().statusCode(503));
            given().get("/q/health/live").then().statusCode(200);
        }

        eventually(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}
