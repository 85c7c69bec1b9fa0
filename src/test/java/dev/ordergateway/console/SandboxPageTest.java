package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class SandboxPageTest {

    @Test
    void placesAnOrderThatGoesTheChosenWay() {
        var email = Bodies.anyEmail();

        var id = placed(place("refunded", email, "2"));

        Gateway.awaitStatus(id, "Refunded");
        var order = Gateway.order(id).extract().jsonPath();
        assertThat(order.getString("user.email")).isEqualTo(email);
        assertThat(order.getString("placed_by")).isEqualTo("anonymous");
        assertThat(order.getList("deliveries")).hasSize(2);
    }

    @Test
    void orderThatTheSandboxRefusesIsShownAsRefused() {
        var id = placed(place("no_such_scenario", Bodies.anyEmail(), "1"));

        assertThat(Gateway.order(id).extract().<Map<String, String>> path("failure"))
                .containsEntry("partner_code", "UNKNOWN_SCENARIO");
    }

    @ParameterizedTest
    @CsvSource({ "'', a@example.com, 1, scenario", "paid, '', 1, email", "paid, a@example.com, 0, quantity",
            "paid, a@example.com, 11, quantity", "paid, a@example.com, many, quantity" })
    void whatCannotBeOrderedIsSaidAndTheFormKeepsTheRest(String scenario, String email, String quantity, String field) {
        var page = ConsolePage.of(place(scenario, email, quantity));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text("[role=alert] li strong")).isEqualTo(field);
        assertThat(page.only("input[name=email]").attr("value")).isEqualTo(email);
        assertThat(page.only("input[name=quantity]").attr("value")).isEqualTo(quantity);
    }

    @Test
    void everyPageSaysThatThisIsTheSandbox() {
        assertThat(ConsolePage.open("/console/orders").text(".sandbox-banner")).contains("Nothing here is real");
    }

    private static String placed(Response answer) {
        answer.then().statusCode(303);
        return answer.header("Location").replaceFirst(".*/", "");
    }

    private static Response place(String scenario, String email, String quantity) {
        return ConsolePage.form().formParam("scenario", scenario).formParam("email", email)
                .formParam("quantity", quantity).post("/console/sandbox/orders");
    }
}
