package dev.ordergateway.placement;

import static io.restassured.RestAssured.given;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.ordergateway.support.DescribedAnswers;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.PartnerStub;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Validations whose partner is a stub. */
abstract class ValidationCalls {

    static final String VALID = "{\"coin\":\"USDC\",\"coin_amount\":104.60,\"problems\":null,\"summary\":{\"new\":1.50}}";

    @RegisterExtension
    final DescribedAnswers answers = new DescribedAnswers();

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    PartnerStub partner;
    @Inject
    MovedClock clock;

    @BeforeEach
    void partnerIsWell() {
        clock.pass(Duration.ofMinutes(10));
        partner.requests().clear();
        partner.script(PartnerStub.json(200, VALID));
    }

    static ValidatableResponse validate(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/orders/validations").then();
    }
}
