package dev.ordergateway;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.count;
import static dev.ordergateway.support.PartnerControl.endlessFault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HealthTest {

    @BeforeEach
    void warmedUp() {
        eventually(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void promise7APartnerWhoRefusesEverythingIsNotOurIllness() {
        PartnerControl.hold();
        place(nested(anyEmail())).statusCode(201);
        endlessFault("create", "refuse");
        endlessFault("fetch", "refuse");
        endlessFault("subscribe", "refuse");
        int before = count("refused");

        place(nested(anyEmail())).statusCode(202);
        place(nested(anyEmail())).statusCode(202);

        eventually(() -> assertThat(count("refused")).isGreaterThanOrEqualTo(before + 2));
        for (var probe : new String[] { "live", "ready", "started" }) {
            given().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
        }
    }

    @Test
    void readinessAsksTheConnectionsThatServeCallers() {
        given().get("/q/health/ready").then().statusCode(200)
                .body("checks.name", containsInAnyOrder("Reactive PostgreSQL connections health check", "Leases of open orders",
                        "Warm-up", "Graceful Shutdown"));
    }
}
