package dev.ordergateway.tracking;

import static dev.ordergateway.support.Orders.anOrder;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.support.Orders;
import io.smallrye.mutiny.Uni;

/** For how long an order has been unobserved. */
class OrderTrackerObservedTest {

    private static final Duration POLL = TrackedOrder.CONFIG.pollInterval();

    @Test
    void openStreamObservesHoweverQuietItIs() {
        var tracked = unreadable(new PartnerFailure.TimedOut());
        tracked.partner().accepts();

        tracked.pass(ofHours(2));

        assertThat(tracked.unobserved()).isZero();
    }

    @Test
    void brokenStreamObservedUntilItBroke() {
        var tracked = unreadable(new PartnerFailure.TimedOut());
        tracked.partner().accepts();
        tracked.pass(ofMinutes(14));
        tracked.partner().refusesStreams(1000);

        tracked.partner().breaks();
        tracked.pass(POLL);
        assertThat(tracked.unobserved()).isZero();
        tracked.pass(ofMinutes(5));

        assertThat(tracked.unobserved()).isEqualTo(ofMinutes(5));
    }

    @Test
    void pollsObserve() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().refusesStreams(1000);
        tracked.partner().breaks();

        tracked.pass(ofMinutes(20));

        assertThat(tracked.unobserved()).isZero();
    }

    @Test
    void answerThatThePartnerDoesNotKnowTheOrderIsOne() {
        var tracked = unreadable(new PartnerFailure.NotFound());
        tracked.partner().refusesStreams(1000);
        tracked.partner().breaks();

        tracked.pass(ofMinutes(20));

        assertThat(tracked.unobserved()).isZero();
    }

    @Test
    void overdueOrderIsReadSeldomAndObserved() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.partner().sendsStop();
        tracked.pass(Duration.between(Orders.CHANGED_AT, Orders.PAYMENT_DEADLINE).plus(ofMinutes(14)));

        assertThat(tracked.unobserved()).isZero();
    }

    @Test
    void followingThatBeginsObserves() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());

        tracked.pass(ofSeconds(1));

        assertThat(tracked.unobserved()).isZero();
    }

    /** Its reads fail. */
    private static TrackedOrder unreadable(PartnerFailure failure) {
        return TrackedOrder.follow(anOrder().waitingForPayment(), real -> new Effects(real.feed(),
                () -> Uni.createFrom().failure(failure), real.save(), real.saveAtRest(), real.pause(), real.recording()));
    }
}
