package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class VanishingCallerTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void anOrderReachesItsEndWhenItsCallerHangsUp() throws IOException {
        var email = anyEmail();
        var key = unique("key");
        int before = count("create_calls");
        PartnerControl.slowCreate(1000);

        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request(nested(email), key));
            eventually(() -> assertThat(count("create_calls")).isEqualTo(before + 1));
            // a reset, which a server notices at once
            socket.setSoLinger(true, 0);
        }

        String id = place(nested(email), key).statusCode(oneOf(200, 202)).extract().path("order_id");
        awaitStatus(id, "Done");
        assertThat(PartnerControl.ordersOf(email)).hasSize(1);
    }

    private static byte[] request(String body, String key) {
        return """
                POST /api/orders HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Idempotency-Key: %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(key, body.length(), body).getBytes(StandardCharsets.US_ASCII);
    }
}
