package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class FollowingTest extends FaultyPartner {

    @Test
    void streamTellsEveryStepAndOneLookConfirmsTheEnd() {
        var order = PlacedOrder.placeAndStream();

        order.partner().release();

        order.endsAs("Done");
        assertThat(order.journal()).containsExactly(MAIN_STREET);
        assertThat(order.partner().fetches()).isEqualTo(1);
        assertThat(order.partner().subscriptions()).isEqualTo(1);
        assertThat(order.partner().openStreams()).isZero();
        assertThat(order.fact("observed_by")).isEqualTo("poll");
        order.agreesWithThePartner();
    }

    @Test
    void expiredOrderIsWatchedWithoutAStream() {
        var order = PlacedOrder.placeAndStream();

        order.partner().becomes("Expired");

        order.becomes("Expired");
        order.isWatchedBy("polling");
        assertThat(order.journal()).last().isEqualTo("stream: WaitingForPayment -> Expired");
        assertThat(order.partner().fetches()).isZero();
        assertThat(order.partner().openStreams()).isZero();
        order.agreesWithThePartner();
    }

    @Test
    void reviewByThePartnersStaffIsFollowedToo() {
        var order = PlacedOrder.placeAndStream();

        order.partner().becomes("WaitingForManualAction");
        order.becomes("WaitingForManualAction");
        order.partner().becomes("Done");

        order.endsAs("Done");
        assertThat(order.journal()).endsWith("stream: WaitingForPayment -> WaitingForManualAction",
                "stream: WaitingForManualAction -> Done");
        order.agreesWithThePartner();
    }

    @Test
    void orderDoneWithoutCodesIsLookedAtUntilTheyAreThere() {
        var order = PlacedOrder.placeAndStream();

        order.partner().becomesDoneWithoutCodes();
        order.becomes("Done");
        order.isWatchedBy("polling");
        order.partner().becomesSilently("Done");

        order.endsAs("Done");
        assertThat(order.journal()).endsWith("stream: WaitingForPayment -> Done", "poll: applied Done x1");
        order.agreesWithThePartner();
    }
}
