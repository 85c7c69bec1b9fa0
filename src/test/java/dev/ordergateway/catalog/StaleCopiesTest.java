package dev.ordergateway.catalog;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.PartnerStub.Connection;
import dev.ordergateway.support.PartnerStub.Script;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The last good copy, while the partner gives no new one. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class StaleCopiesTest extends CatalogCalls {

    static Script[] troubles() {
        return new Script[] {
                PartnerStub.json(500, "{}"),
                PartnerStub.json(429, "{}"),
                PartnerStub.json(200, "<html>"),
                (_, connection) -> connection.reset(),
                (_, _) -> {
                    // no answer at all
                } };
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void anOldCopyIsShownAsWhatItIs(Script trouble) {
        brands().statusCode(200).header("Warning", nullValue());
        partner.script(trouble);
        clock.pass(Duration.ofHours(1));

        brands().statusCode(200)
                .header("Age", matchesPattern("36\\d\\d"))
                .header("Warning", equalTo("110 - \"Response is Stale\""))
                .header("Cache-Control", equalTo("max-age=0"))
                .body("country_code", equalTo("US"));
    }

    @Test
    void thePartnerInTroubleIsAskedAgainOnlyAfterAWhile() {
        brands().statusCode(200);
        partner.script(PartnerStub.json(500, "{}"));
        clock.pass(Duration.ofHours(1));

        brands().header("Age", matchesPattern("36\\d\\d"));
        brands().header("Age", matchesPattern("36\\d\\d"));
        assertThat(partner.requests()).hasSize(2);

        partner.script(PartnerStub.json(200, BRANDS));
        clock.pass(Duration.ofSeconds(5));
        eventually(() -> brands().header("Age", nullValue()).header("Cache-Control", matchesPattern("max-age=(300|299)")));
        assertThat(partner.requests()).hasSize(3);
    }

    @Test
    void whileThePartnerIsInTroubleNobodyWaitsForIt() throws IOException {
        brands().statusCode(200);
        partner.script(PartnerStub.json(500, "{}"));
        clock.pass(Duration.ofHours(1));
        brands().header("Age", matchesPattern("36\\d\\d"));
        var questions = new ArrayBlockingQueue<Connection>(1);
        partner.script((_, connection) -> questions.add(connection));
        clock.pass(Duration.ofSeconds(5));

        brands().header("Age", matchesPattern("36\\d\\d"));
        brands().header("Age", matchesPattern("36\\d\\d"));
        eventually(() -> assertThat(questions).hasSize(1));
        questions.remove().answer(200, "", BRANDS);
        eventually(() -> brands().header("Age", nullValue()));
        assertThat(partner.requests()).hasSize(3);
    }

    @Test
    void aPageFromSomethingOnTheWayIsNoRefusal() {
        brands().statusCode(200);
        partner.script(PartnerStub.json(404, "<html>no such host"));
        clock.pass(Duration.ofHours(1));

        brands().statusCode(200).header("Age", matchesPattern("36\\d\\d"));
    }

    @Test
    void aCopyIsNotShownForMoreThanADay() {
        brands().statusCode(200);
        partner.script(PartnerStub.json(500, "{}"));
        clock.pass(Duration.ofHours(23));
        brands().statusCode(200);

        clock.pass(Duration.ofHours(1));
        brands().statusCode(502);
    }

    @Test
    void anOldPriceIsNotShown() {
        get("/products/price?brand_name=A&face_value=1&test=" + unasked).statusCode(200);
        partner.script(PartnerStub.json(500, "{}"));
        clock.pass(Duration.ofSeconds(10));

        get("/products/price?brand_name=A&face_value=1&test=" + unasked).statusCode(502);
    }

    @Test
    void aRefusalIsNoTrouble() {
        brands().statusCode(200);
        partner.script(PartnerStub.json(422, "{\"detail\":\"COUNTRY_NOT_SUPPORTED\"}"));
        clock.pass(Duration.ofHours(1));

        brands().statusCode(400).body("partner_code", equalTo("COUNTRY_NOT_SUPPORTED"));
    }
}
