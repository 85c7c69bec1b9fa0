package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.ordergateway.support.MovedClock;
import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PassingTime;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Orders that have ended and begin to move again, with the clock put forward. */
@QuarkusTest
@TestProfile(PassingTime.class)
class SoftEndingsTest {

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
    void orderThatIsPaidTwoHoursAfterItExpiredIsDone() {
        var order = ended("Expired");

        order.partner().becomesSilently("Done");
        clock.pass(Duration.ofHours(2));

        order.endsAs("Done");
        assertThat(order.journal()).endsWith("stream: WaitingForPayment -> Expired", "poll: Expired -> Done");
        assertThat(order.attention()).containsExactly("PAID_AFTER_EXPIRY");
        order.agreesWithThePartner();
        Operator.reveal(order.id(), 1).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({ "Canceled, WaitingForDelivery", "Expired, WaitingForManualAction" })
    void orderThatBeginsToMoveAgainIsFollowedAsBefore(String ending, String next) {
        var order = ended(ending);

        order.partner().becomesSilently(next);
        clock.pass(Duration.ofMinutes(15));

        order.becomes(next);
        order.isWatchedBy("streaming");
        order.partner().becomes("Done");
        order.endsAs("Done");
    }

    @Test
    void paymentThatFailedMayBeRefunded() {
        var order = ended("PaymentFailed");

        order.partner().becomesSilently("Refunded");
        clock.pass(Duration.ofMinutes(15));

        order.endsAs("Refunded");
    }

    @Test
    void endingIsWatchedForAWeek() {
        var order = ended("Expired");
        int before = order.partner().fetches();

        clock.pass(Duration.ofDays(7));

        eventually(() -> assertThat(order.partner().fetches()).as("a last look").isGreaterThan(before));
        order.isWatchedBy("ended");
        order.partner().becomesSilently("Done");
        assertThat(order.fact("status")).isEqualTo("Expired");
        Operator.reconcile(order.id()).statusCode(200).body("status", equalTo("Done"));
    }

    private static PlacedOrder ended(String ending) {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes(ending);
        order.becomes(ending);
        order.isWatchedBy("polling");
        return order;
    }
}
