package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.partner.PartnerFailure;
import dev.ordergateway.support.PartnerShows;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Following survives reads that fail, come late or are overtaken. */
class OrderTrackerReadTroubleTest {

    private static final PartnerShows DELIVERED = partnerShows(DONE).delivery("d1", "Succeeded");

    @Test
    void readAfterDoneThatFailsIsPolledForUntilItWorks() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().has(DELIVERED);
        tracked.partner().nextAnswer(Uni.createFrom().failure(new PartnerFailure.Unavailable(null)));
        tracked.partner().nextAnswer(Uni.createFrom().failure(new PartnerFailure.TimedOut()));
        tracked.partner().accepts();

        tracked.partner().shows(DELIVERED);
        tracked.pass(ofSeconds(60));

        assertThat(tracked.partner().reads()).containsExactly(ZERO, ofSeconds(30), ofSeconds(60));
        assertThat(tracked.partner().openings()).hasSize(1);
        assertThat(tracked.isOver()).isTrue();
    }

    @Test
    void promise1ReadOwedSinceTheTakeoverIsTriedAgainThoughTheStreamTalks() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());
        tracked.partner().nextAnswer(Uni.createFrom().failure(new PartnerFailure.TimedOut()));
        tracked.partner().accepts();

        for (int i = 0; i < 10; i++) {
            tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
            tracked.pass(ofSeconds(30));
        }

        assertThat(tracked.partner().reads()).hasSize(2);
    }

    @Test
    void promise1PartnerThatDoesNotAnswerIsAskedOnceAtATime() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());
        for (int i = 0; i < 3; i++) {
            tracked.partner().nextAnswer(Uni.createFrom().failure(new PartnerFailure.Unavailable(null)));
        }
        tracked.partner().accepts();

        tracked.pass(ofMinutes(3));

        assertThat(tracked.partner().reads()).containsExactly(ZERO, ofSeconds(2), ofSeconds(7), ofSeconds(12),
                ofSeconds(62));
    }

    @Test
    void slowAnswerThatFailsIsAskedForAgainAfterAWhile() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        var answer = new AtomicReference<UniEmitter<? super PartnerOrder>>();
        tracked.partner().nextAnswer(Uni.createFrom().<PartnerOrder> emitter(answer::set));
        tracked.partner().accepts();
        tracked.pass(ofSeconds(5));

        answer.get().fail(new PartnerFailure.TimedOut());
        tracked.pass(ofSeconds(50));

        assertThat(tracked.partner().reads()).containsExactly(Silence.EARLY, ofSeconds(10));
    }

    @Test
    void answerOvertakenByAMessageIsAskedForAgain() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForPayment());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        overtakeNextAnswer(tracked, partnerShows(WAITING_FOR_DELIVERY));

        tracked.partner().accepts();

        assertThat(tracked.outcomes().getFirst()).extracting("reason").isEqualTo(Reason.STALE);
        assertThat(tracked.partner().reads()).hasSize(2);
        assertThat(tracked.order().attention()).isEmpty();
        assertThat(tracked.partner().isStreaming()).isTrue();
    }

    @Test
    void promise1AnswerOvertakenEachTimeLeavesAReadOwed() {
        var tracked = TrackedOrder.takeOver(anOrder().waitingForDelivery());
        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount("4"));
        for (var amount : List.of("2", "3", "4")) {
            overtakeNextAnswer(tracked, partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount(amount));
        }
        tracked.partner().accepts();
        tracked.partner().shows(partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount("4"));

        tracked.pass(ofSeconds(59));

        assertThat(tracked.partner().reads()).containsExactly(ZERO, ZERO, ZERO, ofSeconds(2));
    }

    /** While the next read is under way somebody saves this; the answer still is the old state. */
    private static void overtakeNextAnswer(TrackedOrder tracked, PartnerShows news) {
        tracked.partner().nextAnswer(Uni.createFrom().item(() -> {
            tracked.observedElsewhere(news.inAMessage());
            return partnerShows(WAITING_FOR_PAYMENT).order();
        }));
    }
}
