package dev.ordergateway.tracking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** A partner that says the same in other ways. */
@QuarkusTest
@TestProfile(QuickTracking.class)
class PartnerVariantsTest extends FaultyPartner {

    private static final String WIRE = "/sandbox/control/wire";

    @AfterEach
    void speakAsUsual() {
        given().delete(WIRE).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = { "unnamed", "split_frames", "multi_line", "extra_event", "stop_without_data",
            "stop_empty_data" })
    void streamInAnotherFramingTellsEveryStep(String variant) {
        PartnerControl.endlessFault("subscribe", variant);
        var order = PlacedOrder.placeAndStream();

        goesDownTheMainStreet(order, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "no_state_on_connect", "comments_only", "bad_json", "invalid_schema", "early_stop" })
    void orderIsFollowedToItsEndHoweverLittleTheStreamTells(String variant) {
        PartnerControl.endlessFault("subscribe", variant);
        var order = PlacedOrder.place();

        order.partner().release();

        order.endsAs("Done");
        order.agreesWithThePartner();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"amounts\":\"text\"", "\"amounts\":\"number\"", "\"times\":\"number\"",
            "\"times\":\"fraction\"", "\"times\":\"iso\"", "\"unknown_fields\":true", "\"ids\":\"ord\"" })
    void orderIsFollowedToItsEndHoweverThePartnerSpells(String setting) {
        speak(setting);
        var order = PlacedOrder.place();

        order.partner().release();

        order.endsAs("Done");
        assertThat(order.fact("coin_amount")).isEqualTo("209.20");
        order.agreesWithThePartner();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "empty", "missing" })
    void checkedOrderIsGoodHoweverThePartnerSpellsThatThereAreNoProblems(String none) {
        speak("\"problems\":\"" + none + '"');

        validated().statusCode(200)
                .body("valid", equalTo(true))
                .body("problems", empty())
                .body("coin_amount", equalTo("104.60"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "empty" })
    void checkedOrderIsGoodThoughThePartnerNamesNoPrice(String none) {
        speak("\"problems\":\"" + none + '"');
        PartnerControl.fault("validate", "no_price");

        validated().statusCode(200).body("valid", equalTo(true)).body("coin_amount", nullValue());
    }

    @Test
    void answerWithNeitherProblemsNorAPriceIsNoOpinion() {
        speak("\"problems\":\"missing\"");
        PartnerControl.fault("validate", "no_price");

        validated().statusCode(502).body("code", equalTo("partner_bad_answer"));
    }

    private static void speak(String setting) {
        given().contentType(ContentType.JSON).body("{" + setting + "}").post(WIRE).then().statusCode(204);
    }

    private static ValidatableResponse validated() {
        return given().contentType(ContentType.JSON).body(Bodies.VALIDATION).post("/api/orders/validations").then();
    }
}
