package dev.ordergateway.catalog;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.DescribedAnswers;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.PartnerStub.Request;
import io.restassured.response.ValidatableResponse;

/** Calls of the catalogue whose partner is a stub. */
abstract class CatalogCalls {

    static final String BRANDS = "{\"country_code\":\"US\",\"all_brands\":[]}";

    /** That the partner does not want to be left alone any more, whatever it said in the last test. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(15);

    @RegisterExtension
    final DescribedAnswers answers = new DescribedAnswers();

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    PartnerStub partner;
    @Inject
    MovedClock clock;

    /** What one test asks no other test has asked. */
    final String unasked = Bodies.unique("question");

    @BeforeEach
    void partnerIsWell() {
        clock.pass(LONG_ENOUGH);
        partner.requests().clear();
        partner.script(PartnerStub.json(200, BRANDS));
    }

    static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get("/api" + path).then();
    }

    /** A list of brands that is not kept yet. */
    ValidatableResponse brands() {
        return get("/brands?country_code=US&test=" + unasked);
    }

    List<String> pathsAsked() {
        return partner.requests().stream().map(Request::path).toList();
    }
}
