package dev.ordergateway.catalog;

import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.place;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.PartnerStub.Connection;
import dev.ordergateway.support.PartnerStub.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** Trouble with one kind of call, and what it leaves alone. */
@QuarkusTest
@TestProfile(SickCatalogTest.Sensitive.class)
class SickCatalogTest extends CatalogCalls {

    /** Breakers that open soon, and close soon. */
    public static final class Sensitive extends AtPartnerStub {
        @Override
        protected Map<String, String> otherSettings() {
            return Map.of("partner.breaker.calls", "4", "partner.breaker.rest", "1s", "partner.budget.brands", "30");
        }
    }

    @AfterEach
    void heal() {
        partner.script(SickCatalogTest::well);
        eventually(() -> {
            get("/payment_vias?promo_code=x").statusCode(200);
            place(Bodies.nested(Bodies.anyEmail())).statusCode(201);
            status().body("partner.state", equalTo("up"));
        });
    }

    @Test
    void aSickCatalogueDoesNotKeepOrdersFromBeingPlaced() {
        partner.script((request, connection) -> {
            if (request.method().equals("POST")) {
                well(request, connection);
            } else {
                connection.answer(500, "", "{}");
            }
        });
        eventually(() -> {
            int asked = partner.requests().size();
            get("/payment_vias?promo_code=x").statusCode(503).header("Retry-After", notNullValue())
                    .body("code", equalTo("partner_unavailable"));
            assertThat(partner.requests()).as("an open breaker lets nothing pass").hasSize(asked);
        });

        place(Bodies.nested(Bodies.anyEmail())).statusCode(201);
        status().body("partner.state", equalTo("degraded"))
                .body("partner.since", notNullValue())
                .body("partner.last_error", equalTo("partner_bad_answer"))
                .body("partner.breakers.catalog", not(equalTo("closed")))
                .body("partner.breakers.create", equalTo("closed"))
                .body("sandbox", equalTo(false));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("ft_circuitbreaker_state_current\\{[^}]*partner/catalog[^}]*state=\"closed\"[^}]*} 0")
                .containsPattern("ft_circuitbreaker_state_current\\{[^}]*partner/create[^}]*state=\"closed\"[^}]*} 1");
    }

    @Test
    void whatABreakerStopsCostsNothingOfTheBudget() {
        partner.script(PartnerStub.json(500, "{}"));

        eventually(() -> get("/brands?cid=x").statusCode(503));
        partner.requests().clear();
        for (int i = 0; i < 30; i++) {
            get("/brands?cid=x").statusCode(not(equalTo(429)));
        }
        assertThat(partner.requests()).as("most were stopped").hasSizeLessThan(15);
    }

    @Test
    void aBreakerThatStopsPlacingLetsTheSameKeyGoOnLater() {
        partner.script(PartnerStub.json(500, "{}"));
        var key = new AtomicReference<String>();
        eventually(() -> {
            int asked = partner.requests().size();
            key.set(Bodies.unique("key"));
            place(Bodies.nested("buyer@example.com"), key.get()).statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("partner_unavailable"));
            assertThat(partner.requests()).hasSize(asked);
        });

        partner.script(SickCatalogTest::well);
        eventually(() -> place(Bodies.nested("buyer@example.com"), key.get()).statusCode(201));
    }

    private static void well(Request request, Connection connection) throws IOException {
        boolean isCreate = request.method().equals("POST");
        connection.answer(isCreate ? 201 : 200, "Content-Type: application/json\r\n",
                isCreate ? "{\"order_id\":\"%s\",\"order_state\":\"WaitingForPayment\"}".formatted(Bodies.unique("ord"))
                        : "[]");
    }

    private static ValidatableResponse status() {
        return given().get("/api/status").then().statusCode(200);
    }
}
