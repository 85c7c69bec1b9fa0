package dev.ordergateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Gateway;
import io.quarkus.test.junit.QuarkusTest;

/** Who may make the console do something; a path that takes no POST tells whether one came so far. */
@QuarkusTest
class SameOriginTest {

    private static final String PATH = "/console/orders";
    private static final int PASSED = 405;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sec-Fetch-Site: same-origin            | ''                              | 405
            Sec-Fetch-Site: same-origin            | Origin: https://evil.example     | 405
            Sec-Fetch-Site: none                   | ''                              | 403
            Sec-Fetch-Site: same-site              | Origin: http://gateway.example   | 403
            Sec-Fetch-Site: cross-site             | Origin: http://gateway.example   | 403
            Sec-Fetch-Site: SAME-ORIGIN            | ''                              | 403
            Sec-Fetch-Site:                        | Origin: http://gateway.example   | 403
            ''                                     | Origin: http://gateway.example   | 405
            ''                                     | Origin: https://GATEWAY.example  | 405
            ''                                     | Origin: http://gateway.example:80 | 403
            ''                                     | Origin: http://evil.example      | 403
            ''                                     | Origin: http://gateway.example.evil.example | 403
            ''                                     | Origin: http://x.gateway.example | 403
            ''                                     | Origin: null                     | 403
            ''                                     | Origin: gateway.example          | 403
            ''                                     | Origin: file://gateway.example   | 403
            ''                                     | Origin: http://a b               | 403
            ''                                     | Origin:                          | 403
            ''                                     | Referer: http://gateway.example/console/orders | 403
            ''                                     | ''                              | 403
            """)
    void onlyItsOwnPages(String first, String second, int status) throws IOException {
        assertThat(ask("POST", PATH, Stream.of(first, second).filter(line -> !line.isEmpty()).toList()))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "TRACE", "FROB" })
    void byNoMethodThatMayChangeSomething(String method) throws IOException {
        assertThat(ask(method, PATH, List.of())).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
    void whoOnlyLooksMayComeFromAnywhere(String method) throws IOException {
        assertThat(ask(method, PATH, List.of("Sec-Fetch-Site: cross-site"))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/console", "/console/", "//console/orders", "/./console/orders", "/x/../console/orders",
            "/%63onsole/orders", "/console%2Forders", "/console;a=b/orders", "/console/nobody/knows?this" })
    void howeverThePathIsSpelled(String path) throws IOException {
        assertThat(ask("POST", path, List.of("Sec-Fetch-Site: cross-site"))).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ";", "/", "text/html;q=z", "text/html, ;;", "a/b/c", "*" })
    void nobodyFailsOverWhatABrowserSaysItTakes(String accept) throws IOException {
        assertThat(ask("POST", PATH, List.of("Accept: " + accept))).startsWith("HTTP/1.1 4");
        assertThat(ask("GET", "/console/nobody", List.of("Accept: " + accept))).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/%25s;a=b", "/api/orders/%25s%25n/reconcile;a=b" })
    void pathsThatCannotBeDecodedTwiceAreNoFailure(String path) throws IOException {
        assertThat(ask("POST", path, List.of())).startsWith("HTTP/1.1 4");
    }

    @Test
    void refusalIsAProblemDocument() {
        given().header("Origin", "https://evil.example").contentType("application/x-www-form-urlencoded").body("a=b")
                .post(PATH).then().statusCode(403).contentType("application/problem+json").body("code", equalTo("forbidden"));
    }

    /** Open to everybody, it would else be open to every page that somebody inside looks at. */
    @Test
    void pagesOfOthersUseNothingThatAsksForNoToken() {
        for (var site : List.of("cross-site", "same-site")) {
            given().header("Sec-Fetch-Site", site).contentType("application/json").body("{}").post("/api/orders").then()
                    .statusCode(403).body("code", equalTo("forbidden"));
            given().header("Sec-Fetch-Site", site).get("/api/orders").then().statusCode(200);
        }
    }

    @Test
    void servicesNeedNoOrigin() {
        given().contentType("application/json").body("{}").post("/api/orders/lookup").then().statusCode(400);
    }

    @Test
    void passesToWhatTakesIt() {
        given().header("Sec-Fetch-Site", "same-origin").post(PATH).then().statusCode(PASSED);
    }

    private static String ask(String method, String path, List<String> headers) throws IOException {
        try (var socket = new Socket("localhost", Gateway.uri("/").getPort())) {
            var request = method + ' ' + path + " HTTP/1.1\r\nHost: gateway.example\r\n"
                    + headers.stream().map(header -> header + "\r\n").collect(Collectors.joining())
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
