package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Orders;
import io.smallrye.mutiny.Multi;

/** When an order is polled instead of streamed. Waits are half of their ceilings. */
class OrderTrackerPollingTest {

    @Test
    void orderIsPolledAfterThreeFailuresInARow() {
        var tracked = unreachableStream();

        tracked.pass(ofSeconds(100));

        var failed = ofMillis(1500);
        assertThat(tracked.partner().reads()).containsExactly(failed.plusSeconds(30), failed.plusSeconds(60),
                failed.plusSeconds(90));
    }

    @Test
    void orderUnderManualReviewIsPolledMoreSeldom() {
        var tracked = TrackedOrder.follow(anOrder().waitingForManualAction());
        tracked.partner().refusesStreams(2);
        tracked.partner().breaks();

        tracked.pass(ofSeconds(125));

        var failed = ofMillis(1500);
        assertThat(tracked.partner().reads()).containsExactly(failed.plusSeconds(60), failed.plusSeconds(120));
    }

    @Test
    void streamIsTriedAgainAfterTenPolls() {
        var tracked = unreachableStream();

        tracked.pass(ofMinutes(6));

        assertThat(tracked.partner().reads()).hasSize(10);
        assertThat(tracked.partner().isStreaming()).isTrue();
    }

    @Test
    void orderThatIsTurnedAwayIsPolledWithoutFurtherTries() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment(),
                real -> new Effects(_ -> Multi.createFrom().failure(new StreamGate.Closed("full")), real.fetch(), real.save(),
                        real.saveAtRest(), real.pause(), real.recording()));

        tracked.pass(ofSeconds(65));

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
        assertThat(tracked.partner().reads()).containsExactly(ofSeconds(30), ofSeconds(60));
    }

    @Test
    void promiseIsNothingToAnOrderThatWasStopped() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.partner().sendsStop();

        tracked.promiseStreams();
        tracked.pass(ofSeconds(30));

        assertThat(tracked.partner().openings()).containsExactly(ZERO);
        assertThat(tracked.partner().reads()).hasSize(2);
    }

    @Test
    void stopIsFollowedByPollingAndNeverByANewStream() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        tracked.partner().sendsStop();
        tracked.pass(ofMinutes(20));

        var polls = IntStream.rangeClosed(0, 40).mapToObj(i -> ofSeconds(30).multipliedBy(i));
        assertThat(tracked.partner().reads()).containsExactlyElementsOf(polls.toList());
        assertThat(tracked.partner().openings()).containsExactly(ZERO);
    }

    @Test
    void overdueOrderIsPolledSlowly() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.partner().sendsStop();
        tracked.pass(untilDeadline());
        var before = tracked.partner().reads();

        tracked.pass(ofHours(24));
        var firstDay = tracked.partner().reads();
        tracked.pass(ofHours(24));

        assertThat(firstDay).hasSize(before.size() + 24 * 4);
        assertThat(tracked.partner().reads()).hasSize(firstDay.size() + 24);
        assertThat(tracked.isFollowed()).isTrue();
    }

    @Test
    void newsFoundByPollingAfterStopOpensNoStream() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();
        tracked.partner().sendsStop();

        tracked.partner().has(partnerShows(WAITING_FOR_DELIVERY));
        tracked.pass(ofMinutes(10));

        assertThat(tracked.order().status()).isEqualTo(WAITING_FOR_DELIVERY);
        assertThat(tracked.partner().openings()).containsExactly(ZERO);
    }

    private static Duration untilDeadline() {
        return Duration.between(Orders.CHANGED_AT, Orders.PAYMENT_DEADLINE);
    }

    /** Three streams failed; the next one would be accepted. */
    static TrackedOrder unreachableStream() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().refusesStreams(2);
        tracked.partner().breaks();
        return tracked;
    }
}
