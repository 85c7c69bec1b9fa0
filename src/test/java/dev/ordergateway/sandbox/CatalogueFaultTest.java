package dev.ordergateway.sandbox;

import static dev.ordergateway.sandbox.Calls.FLAT;
import static dev.ordergateway.sandbox.Calls.control;
import static dev.ordergateway.sandbox.Calls.counter;
import static dev.ordergateway.sandbox.Calls.createdOrder;
import static dev.ordergateway.sandbox.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
class CatalogueFaultTest {

    @BeforeEach
    void forgetEverything() {
        control("/reset");
    }

    @ParameterizedTest
    @CsvSource({
            "payment_vias,/v3/payment_vias",
            "brands,/v2/brands?country_code=US",
            "homepage,/v2/homepage?country_code=US",
            "products,/v5/products/country/US?family_name=airbnb",
            "price,/v4/products/price?brand_name=Airbnb&country_code=US&face_value=100",
            "validate,/v5/orders/validations" })
    void everyCallFailsOnceAndIsCounted(String on, String path) {
        fault(on, "status_500");
        fault(on, "status_429");
        fault(on, "status_422");
        fault(on, "html");

        assertThat(call(on, path).statusCode()).isEqualTo(500);
        assertThat(call(on, path).then().statusCode(429).extract().header("Retry-After")).isEqualTo("7");
        call(on, path).then().statusCode(422).body("detail", equalTo("OUT_OF_STOCK"));
        assertThat(call(on, path).contentType()).startsWith("text/html");
        assertThat(call(on, path).contentType()).startsWith("application/json");
        assertThat(counter(on + "_calls")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cut", "truncated", "refuse" })
    void answerCanBeLost(String fault) throws IOException {
        fault("payment_vias", fault);

        String answer = rawPaymentVias(5000);

        assertThat(answer.contains("USER_WALLET")).isEqualTo(fault.equals("truncated"));
        assertThat(answer).doesNotEndWith("]");
        assertThat(counter("refused")).isEqualTo(fault.equals("refuse") ? 1 : 0);
    }

    @Test
    void answerCanHangOrComeLate() throws IOException {
        fault("payment_vias", "hang");
        control("/faults", "{\"on\":\"payment_vias\",\"fault\":\"slow\",\"times\":1,\"delay_ms\":300}");

        assertThatThrownBy(() -> rawPaymentVias(500)).isInstanceOf(SocketTimeoutException.class);
        call("payment_vias", "/v3/payment_vias").then().statusCode(200).time(greaterThanOrEqualTo(300L));
    }

    @Test
    void callThatIsAboutNoOrderCannotFailForOne() {
        String id = createdOrder();

        post("/control/orders/" + id + "/faults", "{\"on\":\"brands\",\"fault\":\"cut\"}").then().statusCode(400);
        post("/control/faults", "{\"on\":\"brands\",\"fault\":\"mute\"}").then().statusCode(400);
    }

    private static Response call(String on, String path) {
        return on.equals("validate") ? post(path, FLAT) : given().get("/sandbox" + path);
    }

    private static void fault(String on, String fault) {
        control("/faults", "{\"on\":\"%s\",\"fault\":\"%s\",\"times\":1}".formatted(on, fault));
    }

    /** REST Assured sends again when a socket closes, so the lost answers are read by hand. */
    private static String rawPaymentVias(int timeout) throws IOException {
        String request = "GET /sandbox/v3/payment_vias HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(timeout);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
