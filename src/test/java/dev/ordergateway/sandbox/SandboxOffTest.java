package dev.ordergateway.sandbox;

import static io.restassured.RestAssured.given;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SandboxOffTest.Off.class)
class SandboxOffTest {

    @Test
    void nothingIsServed() {
        given().body(Calls.NESTED).post("/sandbox/v5/orders").then().statusCode(404);
        given().get("/sandbox/v3/payment_vias").then().statusCode(404);
        given().get("/sandbox/control/counters").then().statusCode(404);
    }

    public static class Off implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sandbox.enabled", "false");
        }
    }
}
