package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.tracking.TrackedOrder.streamThatHasSpoken;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Attention;
import dev.ordergateway.support.PartnerShows;

/** Promise 1: the stream is a hint, {@code GET} is the truth. */
class OrderTrackerLooksTest {

    private static final PartnerShows DELIVERED = partnerShows(DONE).delivery("d1", "Succeeded");
    private static final Duration FIRST_WAIT = ofMillis(500);

    @Test
    void promise1OrderTakenOverIsReadOnceItsStreamIsOpen() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));

        tracked.partner().accepts();

        assertThat(tracked.partner().reads()).containsExactly(ZERO);
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
        assertThat(tracked.partner().isStreaming()).isTrue();
    }

    @Test
    void messageThatWaitedWhileTheOrderWasReadIsNoStepBack() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));

        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
        assertThat(tracked.order().attention()).isEmpty();
        assertThat(tracked.partner().reads()).as("to be sure").containsExactly(ZERO, ZERO);
    }

    @Test
    void stepBackIsNoticedOnceTheReadIsLongAgo() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().accepts();

        tracked.pass(Silence.EARLY);
        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));

        assertThat(tracked.order().attention()).containsExactly(Attention.REGRESSION_SEEN);
    }

    @Test
    void promise1OrderIsReadAfterAReconnectWithoutAnEarlyMessage() {
        var tracked = reconnecting();

        tracked.pass(ofSeconds(1));
        tracked.partner().accepts();
        tracked.pass(Silence.EARLY.multipliedBy(2));

        assertThat(tracked.partner().reads()).hasSize(1);
    }

    @Test
    void promise1OrderIsReadAfterAConnectThatTookLong() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());

        tracked.pass(ofSeconds(9));
        tracked.partner().accepts();
        tracked.pass(Silence.EARLY.multipliedBy(2));

        assertThat(tracked.partner().reads()).hasSize(1);
    }

    @Test
    void earlyMessageAfterAReconnectSparesTheRead() {
        var tracked = reconnecting();
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        tracked.pass(ofSeconds(59));

        assertThat(tracked.partner().reads()).isEmpty();
    }

    @Test
    void promise1OrderIsReadAfterStop() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);
        tracked.partner().accepts();

        tracked.partner().sendsStop();

        assertThat(tracked.partner().reads()).hasSize(1);
        assertThat(tracked.order().status()).isEqualTo(DONE);
        assertThat(tracked.isOver()).isTrue();
    }

    @Test
    void promise1StopNeverFinishesAnOrderByItself() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().sendsStop();

        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_PAYMENT);
        assertThat(tracked.isFollowed()).isTrue();
    }

    @Test
    void promise1OrderIsReadAfterDone() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(DONE));

        assertThat(tracked.partner().reads()).hasSize(1);
        assertThat(tracked.order().isAwaitingDeliveries()).isFalse();
        assertThat(tracked.isOver()).isTrue();
    }

    @Test
    void streamThatBeginsWithoutTheStateIsKeptWhenTheFirstReadBringsNews() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));

        tracked.pass(ofSeconds(10));

        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
        assertThat(tracked.partner().openings()).containsExactly(ZERO);
    }

    @Test
    void earlyTimeBeginsWhenTheStreamIsAccepted() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.pass(ofMillis(1900));
        tracked.partner().accepts();

        tracked.pass(ofMillis(1900));
        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        tracked.pass(ofSeconds(10));

        assertThat(tracked.partner().reads()).isEmpty();
    }

    /** Its stream spoke and broke, and the next one is being opened. */
    private static TrackedOrder reconnecting() {
        var tracked = streamThatHasSpoken();
        tracked.partner().breaks();
        tracked.pass(FIRST_WAIT);
        return tracked;
    }
}
