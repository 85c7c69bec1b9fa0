package dev.ordergateway.problem;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class ProblemTest {

    private static final String NOBODYS = "/api/orders/019e0000-0000-7000-8000-000000000000";

    @ParameterizedTest
    @CsvSource({
            "GET,    /nope,                     404, not_found",
            "GET,    /,                         404, not_found",
            "GET,    /api,                      404, not_found",
            "GET,    /api/orders/x/y,           404, not_found",
            "POST,   /api/order,                404, not_found",
            "GET,    " + NOBODYS + ",           404, not_found",
            "PUT,    /api/orders,               405, method_not_allowed",
            "DELETE, " + NOBODYS + ",           405, method_not_allowed",
            "PATCH,  " + NOBODYS + ",           405, method_not_allowed",
            "PUT,    " + NOBODYS + "/history,   405, method_not_allowed",
            "POST,   " + NOBODYS + "/subscribe, 405, method_not_allowed",
            "GET,    " + NOBODYS + "/history?limit=0, 400, invalid_request",
            "GET,    " + NOBODYS + "/history?cursor=x, 400, invalid_cursor",
            "TRACE,  /api/orders,               405, method_not_allowed" })
    void promise8EveryRefusalIsAProblemDocument(Method method, String path, int status, String code) {
        problem(given().request(method, path).then(), status, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/api/orders|                     PUT|    GET, HEAD, OPTIONS, POST",
            "/api/erasures|                   GET|    OPTIONS, POST",
            "/api/orders/validations|         PUT|    GET, HEAD, OPTIONS, POST",
            NOBODYS + "|                      POST|   GET, HEAD, OPTIONS",
            NOBODYS + "/history|              DELETE| GET, HEAD, OPTIONS",
            NOBODYS + "/deliveries/1/reveal|  GET|    OPTIONS, POST" })
    void aPathSaysWhichMethodsItTakes(String path, Method other, String methods) {
        given().request(other, path).then().statusCode(405).header("Allow", methods);
        given().options(path).then().statusCode(200).header("Allow", methods);
    }

    @Test
    void whatIsNoPathTakesNoMethod() {
        problem(given().options(NOBODYS + "/x/y").then().header("Allow", nullValue()), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({ "OPTIONS *, localhost, 404, not_found",
            "CONNECT localhost:80, localhost:80, 404, not_found",
            "GET /api/orders, not a host, 400, invalid_request",
            "GET /q/swagger-ui/%00, localhost, 404, not_found",
            "GET /api/orders/%25s/history;a=b, localhost, 400, invalid_request",
            "GET /api/orders/%25s/subscribe;a=b, localhost, 400, invalid_request" })
    void whatIsOddOnTheWireIsAProblemDocument(String start, String host, int status, String code) throws IOException {
        var request = start + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket("localhost", Gateway.uri("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status)
                    .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
                    .contains("\"code\":\"" + code + "\"");
        }
    }

    @Test
    void aLongPathAndALongHeaderAreProblemDocuments() {
        problem(given().get("/api/orders/" + "x".repeat(60_000)).then(), 404, "not_found");
        problem(given().header("X-Long", "x".repeat(60_000)).get(NOBODYS).then(), 404, "not_found");
    }

    @Test
    void whatIsNotJsonIsNotUnderstood() {
        problem(given().contentType("text/plain").body(nested(anyEmail())).post("/api/orders").then(), 415,
                "unsupported_media_type");
        problem(given().contentType("application/x-www-form-urlencoded").body("a=b").post("/api/orders").then(), 415,
                "unsupported_media_type");
    }

    @Test
    void onlyJsonIsAnswered() {
        problem(given().accept("text/html").contentType("application/json").body(nested(anyEmail())).post("/api/orders")
                .then(), 406, "not_acceptable");
        problem(given().accept("text/html").get("/api/orders/" + placed(nested(anyEmail()))).then(), 406, "not_acceptable");
    }

    @Test
    void aBodyTooLargeIsAProblemDocument() {
        problem(given().contentType("application/json").body("x".repeat(256 * 1024 + 1)).post("/api/orders").then(), 413,
                "payload_too_large");
    }

    @Test
    void theTableOfCodesIsTheInterfaces() {
        assertThat(ProblemCode.values()).extracting(code -> code.label() + ' ' + code.status())
                .contains("invalid_request 400", "invalid_cursor 400", "unauthorized 401", "forbidden 403", "not_found 404",
                        "method_not_allowed 405", "not_acceptable 406", "request_timeout 408", "client_reference_taken 409",
                        "nothing_to_ask 409", "not_delivered 409", "open_orders 409", "erased 410", "precondition_failed 412",
                        "no_code 404", "precondition_required 428", "payload_too_large 413", "unsupported_media_type 415",
                        "idempotency_key_reused 422",
                        "order_refused 422", "rate_limited 429", "partner_bad_answer 502", "partner_unavailable 503",
                        "partner_timeout 504");
        assertThat(ProblemCode.values()).filteredOn(code -> code.isRetryable() && code.status() < 502)
                .extracting(ProblemCode::label).as("the same request succeeds once the order or the time has moved on")
                .containsExactly("request_timeout", "not_agreed", "not_delivered", "open_orders", "rate_limited");
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        var body = answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:ordergateway:problem:" + code))
                .body("title", not(nullValue()))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("retryable", equalTo(false))
                .extract().asString();
        assertThat(body).doesNotContain("Exception", "dev.ordergateway", "jakarta", "\\tat ", "stack");
    }
}
