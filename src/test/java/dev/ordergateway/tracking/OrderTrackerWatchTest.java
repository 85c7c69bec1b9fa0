package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How an order says it is being watched. */
class OrderTrackerWatchTest {

    private final TrackedOrder tracked = TrackedOrder.follow(anOrder().waitingForPayment());

    @Test
    void streamBeingOpenedIsReconnecting() {
        assertThat(tracked.watch()).isEqualTo(Watch.RECONNECTING);
    }

    @Test
    void streamAcceptedIsStreaming() {
        tracked.partner().accepts();

        assertThat(tracked.watch()).isEqualTo(Watch.STREAMING);
    }

    @Test
    void streamBrokenIsReconnectingUntilTheNextIsAccepted() {
        tracked.partner().accepts();

        tracked.partner().breaks();
        assertThat(tracked.watch()).isEqualTo(Watch.RECONNECTING);
        tracked.pass(ofMillis(500));
        assertThat(tracked.watch()).isEqualTo(Watch.RECONNECTING);
        tracked.partner().accepts();

        assertThat(tracked.watch()).isEqualTo(Watch.STREAMING);
    }

    @Test
    void threeFailedStreamsArePollingUntilOneIsTriedAgain() {
        tracked.partner().refusesStreams(2);
        tracked.partner().breaks();

        tracked.pass(ofMinutes(4));
        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
        tracked.pass(ofMinutes(2));

        assertThat(tracked.watch()).isEqualTo(Watch.RECONNECTING);
    }

    @Test
    void stoppedStreamIsPolling() {
        tracked.partner().accepts();

        tracked.partner().sendsStop();

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
    }

    @Test
    void orderDoneWithoutItsDeliveriesIsPolling() {
        tracked.partner().has(partnerShows(DONE));
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(DONE));

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
    }
}
