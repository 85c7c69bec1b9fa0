package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.store.StoreFailure;
import dev.ordergateway.support.PartnerShows;
import io.smallrye.mutiny.Uni;

/** Following survives a database that does not take what was learned. */
class OrderTrackerDatabaseTroubleTest {

    private static final PartnerShows DELIVERED = partnerShows(DONE).delivery("d1", "Succeeded");

    @Test
    void messageTheDatabaseDidNotTakeIsLearnedAgainByARead() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().accepts();
        tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));

        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        tracked.pass(ofMillis(500));

        assertThat(tracked.partner().openings()).as("the stream is kept").containsExactly(ZERO);
        assertThat(tracked.partner().reads()).containsExactly(ofMillis(500));
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void troubleWithTheDatabaseIsNoFaultOfTheStream() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().accepts();
        for (int times = 0; times < 6; times++) {
            tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));
        }

        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        tracked.pass(ofMinutes(1));

        assertThat(tracked.partner().openings()).hasSize(1);
        assertThat(tracked.partner().reads()).startsWith(
                Stream.of(500, 1500, 3500, 7500, 15_500, 30_500).map(Duration::ofMillis).toArray(Duration[]::new));
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void answerTheDatabaseDidNotTakeIsNotPutOffToTheNextPoll() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().refusesStreams(2);
        tracked.partner().breaks();
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.pass(ofSeconds(10));
        for (int times = 0; times < 2; times++) {
            tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));
        }

        tracked.pass(ofSeconds(25));

        var due = ofMillis(31_500);
        assertThat(tracked.partner().reads()).containsExactly(due, due.plusMillis(500), due.plusMillis(1500));
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void messagesThatWaitedForTheDatabaseAreNoStepBackHoweverMany() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().accepts();
        tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));

        for (int times = 0; times < 3; times++) {
            tracked.partner().shows(partnerShows(WAITING_FOR_MANUAL_ACTION));
        }
        tracked.pass(ofSeconds(1));

        assertThat(tracked.outcomes()).filteredOn(Advanced.class::isInstance).hasSize(1);
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void doneTheDatabaseDidNotTakeIsLearnedAgain() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);
        tracked.partner().accepts();
        tracked.nextSave(Uni.createFrom().failure(new StoreFailure.Unavailable(new RuntimeException())));

        tracked.partner().shows(DELIVERED);
        tracked.pass(ofMillis(500));

        assertThat(tracked.order().status()).isEqualTo(DONE);
        assertThat(tracked.isOver()).isTrue();
    }
}
