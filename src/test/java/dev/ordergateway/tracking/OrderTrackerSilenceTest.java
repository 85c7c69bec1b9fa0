package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.tracking.TrackedOrder.streamThatHasSpoken;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/** Promise 1: a stream that says nothing is read beside. */
class OrderTrackerSilenceTest {

    private static final Duration FIRST_WAIT = ofMillis(500);

    @Test
    void promise1OrderIsReadAfterLongSilenceAndThenEverMoreSeldom() {
        var tracked = streamThatHasSpoken();

        tracked.pass(ofMinutes(46));

        assertThat(tracked.partner().reads()).containsExactly(ofMinutes(1), ofMinutes(3), ofMinutes(7), ofMinutes(15),
                ofMinutes(30), ofMinutes(45));
        assertThat(tracked.partner().openings()).hasSize(1);
    }

    @Test
    void messageAfterLongSilenceMakesTheNextReadComeSoonAgain() {
        var tracked = streamThatHasSpoken();
        tracked.pass(ofMinutes(16));
        int before = tracked.partner().reads().size();

        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        tracked.pass(ofMinutes(2));

        assertThat(tracked.partner().reads()).hasSize(before + 1);
    }

    @Test
    void talkativeStreamIsNeverReadBeside() {
        var tracked = streamThatHasSpoken();

        for (int i = 0; i < 100; i++) {
            tracked.pass(ofSeconds(50));
            tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        }

        assertThat(tracked.partner().reads()).isEmpty();
    }

    @Test
    void streamThatKeptSilentAboutNewsIsOpenedAnew() {
        var tracked = streamThatHasSpoken();
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));

        tracked.pass(ofSeconds(60).plus(FIRST_WAIT));

        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
        assertThat(tracked.partner().openings()).containsExactly(ZERO, ofSeconds(60).plus(FIRST_WAIT));
    }

    @Test
    void whatIsNotBelievedDoesNotEndTheSilence() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().sendsRubbish();
        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT).ofOrder("ord_of_somebody_else"));
        tracked.pass(Silence.EARLY);

        assertThat(tracked.partner().reads()).containsExactly(Silence.EARLY);
    }
}
