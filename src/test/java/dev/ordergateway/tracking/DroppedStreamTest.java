package dev.ordergateway.tracking;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class DroppedStreamTest extends FaultyPartner {

    @Test
    void streamDroppedWhileWaitingIsOpenedAgain() {
        var order = PlacedOrder.placeAndStream();

        order.partner().drop();

        eventually(() -> assertThat(order.partner().openStreams()).isEqualTo(1));
        goesDownTheMainStreet(order, 2);
    }

    @Test
    void whatHappenedWhileTheStreamWasDroppedIsLearnedFromTheNext() {
        var order = PlacedOrder.placeAndStream();

        order.partner().becomesSilently("Done");
        order.partner().drop();

        order.endsAs("Done");
        assertThat(order.journal()).last().isEqualTo("stream: WaitingForPayment -> Done");
        assertThat(order.partner().subscriptions()).isEqualTo(2);
        order.agreesWithThePartner();
    }

    @Test
    void firstStreamThatBreaksRightAfterItsHeadIsOpenedAgain() {
        PartnerControl.fault("subscribe", "drop", 1);

        var order = PlacedOrder.place();

        eventually(() -> assertThat(order.partner().openStreams()).isEqualTo(1));
        goesDownTheMainStreet(order, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "refuse", "status_404", "status_500", "html", "drop", "eof" })
    void orderWhoseStreamFailsThreeTimesIsPolledUntilAStreamHoldsAgain(String fault) {
        var order = PlacedOrder.placeAndStream();

        order.partner().fails("subscribe", fault, 2);
        order.partner().drop();

        order.isWatchedBy("polling");
        assertThat(order.partner().subscriptions()).isEqualTo(3);
        order.isWatchedBy("streaming");
        goesDownTheMainStreet(order, 4);
    }

    @Test
    void orderThatNeverGetsAStreamIsFinishedByPolling() {
        var order = PlacedOrder.placeAndStream();
        order.partner().alwaysFails("subscribe", "status_500");
        order.partner().drop();
        order.isWatchedBy("polling");

        order.partner().becomes("WaitingForDelivery");
        order.becomes("WaitingForDelivery");
        order.partner().release();

        order.endsAs("Done");
        assertThat(order.journal()).endsWith("poll: WaitingForPayment -> WaitingForDelivery",
                "poll: WaitingForDelivery -> Done");
        order.agreesWithThePartner();
    }

    @Test
    void streamThatFellSilentIsFoundOutAndOpenedAgain() {
        var order = PlacedOrder.placeAndStream();
        order.partner().mute();

        order.partner().becomesSilently("WaitingForDelivery");

        order.becomes("WaitingForDelivery");
        eventually(() -> assertThat(order.partner().subscriptions()).isEqualTo(2));
        order.isWatchedBy("streaming");
        order.partner().release();
        order.endsAs("Done");
        assertThat(order.journal()).endsWith("poll: WaitingForPayment -> WaitingForDelivery",
                "stream: WaitingForDelivery -> Done");
        order.agreesWithThePartner();
    }
}
