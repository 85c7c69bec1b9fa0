package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.support.PartnerShows;
import io.smallrye.mutiny.Uni;

/** Following survives a database that does not take what was learned. */
class OrderTrackerDatabaseTroubleTest {

    private static final PartnerShows DELIVERED = partnerShows(DONE).delivery("d1", "Succeeded");

    @Test
    void messageTheDatabaseDidNotTakeIsLearnedAgainByAReadOverANewStream() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().accepts();
        tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));

        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        tracked.pass(ofMillis(500));
        tracked.partner().accepts();

        assertThat(tracked.partner().openings()).containsExactly(ZERO, ofMillis(500));
        assertThat(tracked.partner().reads()).containsExactly(ofMillis(500));
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void troubleWithTheDatabaseIsNoFaultOfTheStream() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        for (int times = 0; times < 5; times++) {
            tracked.partner().accepts();
            tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));
            tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
            tracked.pass(ofSeconds(30));
        }

        tracked.partner().accepts();

        assertThat(tracked.partner().openings()).hasSize(6);
    }

    @Test
    void doneTheDatabaseDidNotTakeIsLearnedAgain() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);
        tracked.partner().accepts();
        tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));

        tracked.partner().shows(DELIVERED);
        tracked.pass(ofMillis(500));
        tracked.partner().accepts();

        assertThat(tracked.order().status()).isEqualTo(DONE);
        assertThat(tracked.isOver()).isTrue();
    }
}
