package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PassingTime;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;

/** All the ways the sandbox knows an order to go, followed at once. */
@QuarkusTest
@TestProfile(PassingTime.class)
class ScenariosTest {

    private static final Map<String, String> STATUS_AFTER = Map.ofEntries(
            entry("Done", "Done"),
            entry("Completed", "Done"),
            entry("Expired", "Expired"),
            entry("Canceled", "Canceled"),
            entry("Cancelled", "Canceled"),
            entry("WaitingForManualAction", "WaitingForManualAction"),
            entry("Refunded", "Refunded"),
            entry("PaymentFailed", "PaymentFailed"),
            entry("PaymentSetupFailed", "PaymentFailed"));

    private static final Map<String, String> FLAGGED = Map.ofEntries(
            entry("overpaid", "PAYMENT_QUARANTINED"),
            entry("overpaid_released", "PAYMENT_QUARANTINED"),
            entry("underpaid_expires", "PAYMENT_QUARANTINED"),
            entry("expired_after_payment", "PAYMENT_QUARANTINED"),
            entry("late_payment", "PAID_AFTER_EXPIRY"),
            entry("partial_delivery_never", "PARTIAL_DELIVERY"),
            entry("failed_delivery", "PARTIAL_DELIVERY"),
            entry("unknown_state", "UNKNOWN_PARTNER_STATE"));

    @Inject
    MovedClock clock;

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void everyScenarioIsFollowedToItsEnd() {
        List<Followed> all = Arrays.stream(given().get("/sandbox/scenarios").as(Listed[].class))
                .map(Followed::place)
                .toList();

        // who is not listening yet would miss a word in the middle
        all.forEach(Followed::isListenedTo);

        PartnerControl.release();
        all.forEach(Followed::ends);
        // an order that has ended is looked at now and then, and some of them are paid late
        clock.pass(Duration.ofMinutes(20));

        assertThat(all).hasSizeGreaterThan(20).allSatisfy(Followed::isKnownToHaveEnded);
        // after a day nothing is waited for any more
        clock.pass(Duration.ofDays(1));

        assertThat(all).allSatisfy(Followed::asksForAPersonWhenItShould);
        assertThat(all).extracting(Followed::scenario).containsAll(FLAGGED.keySet());
    }

    @Test
    void misspeltScenarioIsRefusedByItsCode() {
        var body = Bodies.going("expire");

        Gateway.place(body).statusCode(422).body("partner_code", equalTo("UNKNOWN_SCENARIO"));
        given().contentType(ContentType.JSON).body(body).post("/api/orders/validations").then().statusCode(200)
                .body("problems.problem", contains("UNKNOWN_SCENARIO"));
    }

    private record Listed(String name, String description, List<String> states, @Nullable String needs) {
    }

    /** An order in a scenario, and the partner's last word in it. */
    private record Followed(String scenario, PlacedOrder order, String lastState) {

        static Followed place(Listed scenario) {
            var id = Gateway.placed(Bodies.going(scenario.name));
            return new Followed(scenario.name, new PlacedOrder(id, Gateway.partnerOrder(id)), scenario.states.getLast());
        }

        void isListenedTo() {
            order.isWatchedBy("streaming");
        }

        /** At the partner; the gateway knows it too, or an expiry before it, which is what it will look at again. */
        void ends() {
            eventually(() -> assertThat(order.partner().shown().getString("order_state")).as(scenario)
                    .isEqualTo(lastState));
            eventually(() -> assertThat(order.fact("status") + ' ' + order.fact("watch")).as(scenario)
                    .matches(STATUS_AFTER.get(lastState) + " .*|Expired polling"));
        }

        void isKnownToHaveEnded() {
            eventually(() -> assertThat(order.fact("status")).as(scenario).isEqualTo(STATUS_AFTER.get(lastState)));
            eventually(order::agreesWithThePartner);
        }

        void asksForAPersonWhenItShould() {
            eventually(() -> assertThat(String.join(",", order.attention())).as(scenario)
                    .isEqualTo(FLAGGED.getOrDefault(scenario, "")));
        }
    }
}
