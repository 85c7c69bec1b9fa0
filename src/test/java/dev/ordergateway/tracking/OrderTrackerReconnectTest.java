package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerShows;

/** When a stream is opened anew. Waits are half of their ceilings. */
class OrderTrackerReconnectTest {

    private static final PartnerShows UNPAID = partnerShows(WAITING_FOR_PAYMENT);

    @Test
    void firstStreamIsOpenedWithoutAWait() {
        assertThat(TrackedOrder.follow(anOrder().waitingForPayment()).partner().openings()).containsExactly(ZERO);
    }

    @Test
    void streamThatClosesIsOpenedAnewAfterAWait() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().closes();
        tracked.pass(ofSeconds(1));

        assertThat(tracked.partner().openings()).containsExactly(ZERO, ofMillis(500));
    }

    @Test
    void streamThatBreaksIsOpenedAnewAfterAWait() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().breaks();
        tracked.pass(ofSeconds(1));

        assertThat(tracked.partner().openings()).containsExactly(ZERO, ofMillis(500));
    }

    @Test
    void waitsDoubleWhileStreamsFailUpToTheMost() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().breaks();
        tracked.partner().refusesStreams(100);

        tracked.pass(ofHours(1));

        var tenPolls = ofMinutes(5);
        var third = ofMillis(500).plusSeconds(1);
        var fourth = third.plus(tenPolls).plusSeconds(2);
        var fifth = fourth.plus(tenPolls).plusSeconds(4);
        var sixth = fifth.plus(tenPolls).plusSeconds(8);
        var seventh = sixth.plus(tenPolls).plusSeconds(15);
        var eighth = seventh.plus(tenPolls).plusSeconds(15);
        assertThat(tracked.partner().openings())
                .startsWith(ZERO, ofMillis(500), third, fourth, fifth, sixth, seventh, eighth);
    }

    @Test
    void newsOnTheStreamResetsTheWaitAndTheCount() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().refusesStreams(1);
        tracked.partner().breaks();
        tracked.pass(ofMillis(1500));

        tracked.partner().accepts();
        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().breaks();
        tracked.pass(ofSeconds(1));

        assertThat(tracked.partner().openings()).containsExactly(ZERO, ofMillis(500), ofMillis(1500), ofMillis(2000));
    }

    @Test
    void newFactOnTheStreamResetsTheWaitToo() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());

        for (int i = 0; i < 5; i++) {
            tracked.partner().accepts();
            tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT).sentCoinAmount("1" + i));
            tracked.partner().breaks();
            tracked.pass(ofMillis(500));
        }

        assertThat(tracked.partner().openings()).hasSize(6);
    }

    @Test
    void messageWithoutNewsResetsNothing() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());

        for (int i = 0; i < 3; i++) {
            tracked.partner().accepts();
            tracked.partner().shows(UNPAID);
            tracked.partner().breaks();
            tracked.pass(ofSeconds(1));
        }

        assertThat(tracked.partner().isStreaming()).isFalse();
        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
    }

    @Test
    void streamThatLivedForAMinuteResetsTheWaitAndTheCount() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());

        for (int i = 0; i < 5; i++) {
            tracked.partner().accepts();
            tracked.partner().shows(UNPAID);
            tracked.pass(ofSeconds(60));
            tracked.partner().closes();
            tracked.pass(ofMillis(500));
        }

        assertThat(tracked.partner().isStreaming()).isTrue();
        assertThat(tracked.partner().openings()).hasSize(6);
    }

    @Test
    void streamThatLivedForLessResetsNothing() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());

        for (int i = 0; i < 3; i++) {
            tracked.partner().accepts();
            tracked.partner().shows(UNPAID);
            tracked.pass(ofSeconds(59));
            tracked.partner().closes();
            tracked.pass(ofSeconds(1));
        }

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
    }

    @Test
    void streamThatWaitedForAMinuteToBeAcceptedResetsNothing() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());

        for (int i = 0; i < 3; i++) {
            tracked.pass(ofSeconds(90));
            tracked.partner().breaks();
            tracked.pass(ofSeconds(1));
        }

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
    }

    @Test
    void streamThatIsRefusedIsNotGoodBecauseTheOneBeforeItWas() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.pass(ofSeconds(60));
        tracked.partner().refusesStreams(2);

        tracked.partner().closes();
        tracked.pass(ofSeconds(2));

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
    }
}
