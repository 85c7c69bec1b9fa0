package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerShows;

/** Following goes on while a finished order lacks its deliveries. */
class OrderTrackerMissingDeliveriesTest {

    private static final PartnerShows DELIVERED = partnerShows(DONE).delivery("d1", "Succeeded");

    @Test
    void doneWithoutDeliveriesIsPolledUntilTheyAreThere() {
        var tracked = TrackedOrder.follow(anOrder().waitingForDelivery());
        tracked.partner().has(partnerShows(DONE));
        tracked.partner().accepts();
        tracked.partner().shows(partnerShows(DONE));
        tracked.pass(ofHours(2));
        assertThat(tracked.isFollowed()).isTrue();

        tracked.partner().has(DELIVERED);
        tracked.pass(ofSeconds(30));

        assertThat(tracked.order().isAwaitingDeliveries()).isFalse();
        assertThat(tracked.isOver()).isTrue();
    }

    @Test
    void doneWithoutDeliveriesIsPolledForADayAtMost() {
        var tracked = TrackedOrder.follow(anOrder().waitingForDelivery());
        tracked.partner().has(partnerShows(DONE));
        tracked.partner().accepts();
        tracked.partner().shows(partnerShows(DONE));

        tracked.pass(ofHours(24));
        assertThat(tracked.isFollowed()).isTrue();
        tracked.pass(ofMinutes(1));

        assertThat(tracked.isOver()).isTrue();
        assertThat(tracked.runningPauses()).isZero();
    }
}
