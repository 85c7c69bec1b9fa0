package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

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

        PartnerControl.release();
        all.forEach(Followed::ends);
        // an order that has ended is looked at now and then, and some of them are paid late
        clock.pass(Duration.ofMinutes(20));

        assertThat(all).hasSizeGreaterThan(20).allSatisfy(Followed::isKnownToHaveEnded);
    }

    private record Listed(String name, String description, List<String> states, @Nullable String needs) {
    }

    /** An order in a scenario, and the partner's last word in it. */
    private record Followed(String scenario, PlacedOrder order, String lastState) {

        static Followed place(Listed scenario) {
            var id = Gateway.placed(Bodies.twoCards().replace("\"acquisition\": {",
                    "\"acquisition\": {\"utm_content\": \"scenario:" + scenario.name + "\","));
            return new Followed(scenario.name, new PlacedOrder(id, Gateway.partnerOrder(id)), scenario.states.getLast());
        }

        void ends() {
            eventually(() -> assertThat(order.partner().shown().getString("order_state")).as(scenario)
                    .isEqualTo(lastState));
        }

        void isKnownToHaveEnded() {
            eventually(() -> assertThat(order.fact("status")).as(scenario).isEqualTo(STATUS_AFTER.get(lastState)));
            eventually(order::agreesWithThePartner);
        }
    }
}
