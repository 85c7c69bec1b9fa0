package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class FollowingHealthTest {

    @Inject
    Database database;

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void letGo() {
        PartnerControl.release();
    }

    @Test
    void replicaIsNotReadyWhileTheDatabaseTakesNothingAndLivesAllTheSame() throws Exception {
        try (var _ = database.locking("lock table shard_leases in access exclusive mode")) {
            eventually(() -> given().get("/q/health/ready").then().statusCode(503));
            given().get("/q/health/live").then().statusCode(200);
        }

        eventually(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void promise7PartnerThatIsDownLeavesTheGatewayHealthy() {
        var order = PlacedOrder.placeAndStream();
        order.partner().alwaysFails("subscribe", "refuse");
        order.partner().alwaysFails("fetch", "refuse");

        order.partner().drop();
        order.isWatchedBy("polling");

        given().get("/q/health/live").then().statusCode(200);
        eventually(() -> given().get("/q/health/ready").then().statusCode(200));
        order.partner().recovers();
        order.partner().release();
        order.endsAs("Done");
        order.agreesWithThePartner();
    }
}
