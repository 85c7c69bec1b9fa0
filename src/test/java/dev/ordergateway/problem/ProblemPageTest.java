package dev.ordergateway.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ConsolePage;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProblemPageTest {

    @Test
    void problemOfTheConsoleIsAPageForABrowser() {
        var page = ConsolePage.open("/console/nothing");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text("h1")).isEqualTo("There is no such thing");
        assertThat(page.text("main .note")).isEqualTo("404 not_found");
    }

    @Test
    void problemOfTheConsoleIsADocumentForAProgram() {
        given().get("/console/nothing").then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("not_found"));
    }

    @Test
    void problemOfTheApiIsADocumentForEverybody() {
        given().accept("text/html").get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void pageNamesEveryFieldThatIsWrong() {
        var page = ConsolePage.open("/console/orders.csv?mistyped=1&status=Dnoe");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.texts("main li strong")).containsExactlyInAnyOrder("mistyped", "status");
    }
}
