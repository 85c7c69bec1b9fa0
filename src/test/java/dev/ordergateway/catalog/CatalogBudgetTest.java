package dev.ordergateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.FewQuestions;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** How few questions the partner is asked: by our own budget, and by its wish. */
@QuarkusTest
@TestProfile(FewQuestions.class)
class CatalogBudgetTest extends CatalogCalls {

    private int questions;

    @BeforeEach
    void theLastTestIsLongAgo() {
        clock.pass(Duration.ofHours(1));
    }

    @Test
    void whatIsOverTheBudgetIsNotAsked() {
        another().statusCode(200);
        clock.pass(Duration.ofSeconds(30));
        others(3);

        another().statusCode(429).contentType("application/problem+json")
                .header("Retry-After", matchesPattern("2\\d|30"))
                .body("code", equalTo("rate_limited"))
                .body("retryable", equalTo(true));
        assertThat(partner.requests()).hasSize(4);

        clock.pass(Duration.ofSeconds(30));
        another().statusCode(200);
        another().statusCode(429);
        clock.pass(Duration.ofSeconds(30));
        another().statusCode(200);
    }

    @Test
    void whatIsKeptCostsNothing() {
        brands().statusCode(200);
        brands().statusCode(200);
        others(3);
        brands().statusCode(200);
    }

    @Test
    void anOldCopyIsBetterThanARefusal() {
        brands().statusCode(200);
        clock.pass(Duration.ofMinutes(5));
        others(4);

        brands().statusCode(200).header("Warning", equalTo("110 - \"Response is Stale\""));
    }

    @Test
    void aQuestionThatIsPutAgainCostsAgain() {
        partner.script(PartnerStub.json(502, "{}"));

        another().statusCode(502);
        assertThat(partner.requests()).hasSize(3);
        another().statusCode(429);
        assertThat(partner.requests()).hasSize(4);
    }

    @Test
    void eachRouteHasItsOwnBudget() {
        others(4);
        another().statusCode(429);

        get("/homepage?test=" + unasked).statusCode(200);
    }

    @Test
    void aPartnerThatHasHadTooMuchIsLeftAloneForAMoment() {
        partner.script(PartnerStub.json(429, "{}"));

        another().statusCode(503);
        another().statusCode(503).header("Retry-After", matchesPattern("[45]"));
        assertThat(partner.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "429 Retry-After: 40", "503 Retry-After: 40" })
    void aPartnerThatWantsToBeLeftAloneIs(String answer) {
        var parts = answer.split(" ", 2);
        partner.script((_, connection) -> connection.answer(Integer.parseInt(parts[0]), parts[1] + "\r\n", "{}"));
        another();
        assertThat(partner.requests()).as("nor is it asked again at once").hasSize(1);

        clock.pass(Duration.ofSeconds(30));
        another().statusCode(503).header("Retry-After", matchesPattern("9|10"))
                .body("code", equalTo("partner_unavailable"));
        assertThat(partner.requests()).hasSize(1);

        partner.script(PartnerStub.json(200, BRANDS));
        clock.pass(Duration.ofSeconds(31));
        another().statusCode(200);
    }

    @Test
    void aPartnerWhoseOwnBudgetIsSpentIsLeftAloneUntilItIsFullAgain() {
        var reset = clock.instant().plusSeconds(50).getEpochSecond();
        partner.script((_, connection) -> connection.answer(200,
                "X-RateLimit-Limit: 60\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: " + reset + "\r\n", BRANDS));

        another().statusCode(200);
        another().statusCode(503).header("Retry-After", matchesPattern("49|50"));
        assertThat(partner.requests()).hasSize(1);

        clock.pass(Duration.ofSeconds(51));
        another().statusCode(200);
    }

    private void others(int count) {
        for (int i = 0; i < count; i++) {
            another().statusCode(200);
        }
    }

    private ValidatableResponse another() {
        return get("/brands?country_code=US&test=" + unasked + questions++);
    }
}
