package dev.ordergateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What a browser is told it may do with the console, whatever else the answer is. */
@QuarkusTest
class ConsoleHeadersTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @ParameterizedTest
    @ValueSource(strings = { "/console", "/console/orders", "/console/orders?status=nonsense", "/console/orders/rows",
            "/console/nobody/knows", "/console/assets/nothing.js", "/console/assets/console.css" })
    void loadsFromHereAloneAndStandsInNoFrame(String path) {
        protectedPage(given().redirects().follow(false).get(path).then());
    }

    @Test
    void soDoRefusals() {
        protectedPage(given().post("/console/orders").then().statusCode(403));
        protectedPage(given().header("Sec-Fetch-Site", "same-origin").post("/console/orders").then().statusCode(405));
    }

    @Test
    void pagesAreNotKeptAndTheirLooksAre() {
        given().get("/console/orders").then().statusCode(200).header("Cache-Control", "no-store");
        given().get("/console/assets/console.css").then().statusCode(200)
                .header("Cache-Control", not(containsString("no-store")));
    }

    @Test
    void otherPagesAreLeftAlone() {
        given().get("/q/swagger-ui/").then().statusCode(200).header("Content-Security-Policy", nullValue())
                .header("X-Content-Type-Options", "nosniff");
        given().get("/api/status").then().statusCode(200).header("Content-Security-Policy", nullValue());
    }

    private static void protectedPage(ValidatableResponse answer) {
        var headers = answer.extract().headers();
        assertThat(headers.getValues("Content-Security-Policy")).containsExactly(POLICY);
        assertThat(headers.getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.getValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.getValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.getValues("Permissions-Policy")).hasSize(1);
    }
}
