package dev.ordergateway.sandbox;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtPartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(AtPartnerStub.class)
class SandboxOffTest {

    @Test
    void nothingIsServed() {
        given().body(Calls.NESTED).post("/sandbox/v5/orders").then().statusCode(404);
        given().get("/sandbox/v3/payment_vias").then().statusCode(404);
        given().get("/sandbox/control/counters").then().statusCode(404);
    }
}
