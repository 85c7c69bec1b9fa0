package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.Observation.Unreadable;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.support.PartnerShows;

/** What a tracker makes of the messages of a stream that works. */
class OrderTrackerTest {

    private static final PartnerShows DELIVERED = partnerShows(DONE).delivery("d1", "Succeeded");

    @Test
    void orderIsFollowedByItsStreamToDoneAndThenReadOnce() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);

        tracked.partner().accepts();
        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        tracked.partner().shows(DELIVERED);

        assertThat(tracked.order().status()).isEqualTo(DONE);
        assertThat(tracked.outcomes()).extracting(Object::getClass)
                .containsExactly(Unchanged.class, Advanced.class, Advanced.class, Unchanged.class);
        assertThat(tracked.partner().reads()).hasSize(1);
        assertThat(tracked.isOver()).isTrue();
    }

    @Test
    void nothingIsLeftBehindAtTheEnd() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);
        tracked.partner().accepts();

        tracked.partner().shows(DELIVERED);

        assertThat(tracked.partner().isStreaming()).isFalse();
        assertThat(tracked.runningPauses()).isZero();
    }

    @Test
    void nothingIsLeftBehindWhenFollowingIsCancelled() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.cancel();

        assertThat(tracked.partner().isStreaming()).isFalse();
        assertThat(tracked.runningPauses()).isZero();
    }

    @Test
    void orderThatClosesIsFollowedNoMore() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(EXPIRED));

        assertThat(tracked.isOver()).isTrue();
    }

    @Test
    void malformedMessageIsNotedAndTheStreamGoesOn() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().sendsRubbish();
        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));

        assertThat(tracked.observations().getFirst()).isInstanceOf(Unreadable.class);
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
        assertThat(tracked.partner().openings()).hasSize(1);
    }

    @Test
    void messageOfAnotherOrderChangesNothing() {
        var order = anOrder().waitingForPayment();
        var tracked = TrackedOrder.follow(order);
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(DONE).ofOrder("ord_of_somebody_else"));

        assertThat(tracked.outcomes()).containsExactly(new Disregarded(order, Reason.OTHER_ORDER));
        assertThat(tracked.partner().isStreaming()).isTrue();
    }

    @Test
    void unknownStateKeepsFollowing() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().shows(partnerShowsUnknownWord("OnTheMoon"));

        assertThat(tracked.order().attention()).containsExactly(Attention.UNKNOWN_PARTNER_STATE);
        assertThat(tracked.partner().isStreaming()).isTrue();
    }

    @Test
    void fiftyEqualMessagesChangeNothing() {
        var order = anOrder().waitingForDelivery();
        var tracked = TrackedOrder.follow(order);
        tracked.partner().accepts();

        for (int i = 0; i < 50; i++) {
            tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        }

        assertThat(tracked.outcomes()).hasSize(50).containsOnly(new Unchanged(order));
        assertThat(tracked.partner().isStreaming()).isTrue();
        assertThat(tracked.partner().reads()).isEmpty();
    }

    @Test
    void stepBackIsDisregardedAndFollowingGoesOn() {
        var tracked = TrackedOrder.follow(anOrder().waitingForDelivery());
        tracked.partner().accepts();

        tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount("101.48"));

        assertThat(tracked.outcomes()).extracting(Object::getClass).containsExactly(Disregarded.class, Enriched.class);
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
    }

    @Test
    void messagesAndTimersOfOneOrderNeverReachAnother() {
        var one = TrackedOrder.follow(anOrder().waitingForPayment());
        var other = one.beside(anOrder().withId(new OrderId(new UUID(7, 7))).waitingForPayment());
        one.partner().accepts();
        other.partner().accepts();

        one.partner().shows(partnerShows(WAITING_FOR_DELIVERY));
        one.cancel();
        other.pass(Silence.EARLY);

        assertThat(one.observations()).hasSize(1);
        assertThat(one.partner().reads()).isEmpty();
        assertThat(other.order().status()).isEqualTo(WAITING_FOR_PAYMENT);
        assertThat(other.partner().reads()).containsExactly(Silence.EARLY);
    }

    @Test
    void promise5MessageOlderThanWhatSomebodyElseHasSeenIsNoStepBack() {
        var tracked = TrackedOrder.streamThatHasSpoken();
        tracked.observedElsewhere(partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        tracked.observedElsewhere(partnerShows(WAITING_FOR_MANUAL_ACTION).inAMessage());
        tracked.partner().has(partnerShows(WAITING_FOR_MANUAL_ACTION));

        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount("1"));

        assertThat(tracked.outcomes().get(1)).extracting("reason").isEqualTo(Reason.STALE);
        assertThat(tracked.partner().reads()).hasSize(1);
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_MANUAL_ACTION);
        assertThat(tracked.order().attention()).isEmpty();
    }

    @Test
    void promise5MessageThatWaitedWhileSomebodyElseSawMoreIsNoStepBack() {
        var tracked = TrackedOrder.streamThatHasSpoken();
        tracked.observedElsewhere(partnerShows(WAITING_FOR_DELIVERY).inAMessage());
        tracked.observedElsewhere(partnerShows(WAITING_FOR_MANUAL_ACTION).inAMessage());
        tracked.partner().has(partnerShows(WAITING_FOR_MANUAL_ACTION));

        tracked.pass(ofSeconds(60));
        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount("1"));

        assertThat(tracked.outcomes().get(1)).as("the look, which brought no news").isInstanceOf(Unchanged.class);
        assertThat(tracked.outcomes().get(2)).extracting("reason").isEqualTo(Reason.STALE);
        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_MANUAL_ACTION);
    }
}
