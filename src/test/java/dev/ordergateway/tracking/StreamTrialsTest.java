package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.ordergateway.partner.FeedFailure;
import dev.ordergateway.partner.FeedFailure.Reason;

/** How those who were turned away hear that streams can be had again. */
class StreamTrialsTest extends GateCalls {

    @Test
    void oneOfThoseWhoWaitIsSentToTryAndTheOthersAreToldWhenItSucceeds() {
        fail(3, FeedFailure.status(503));
        var told = waiting(3);

        pass(TRIAL);
        assertThat(told).hasSize(1);

        succeed();
        assertThat(told).containsExactlyInAnyOrder(0, 1, 2);
        enter().assertNotTerminated();
    }

    @Test
    void orderThatCanHaveNoStreamKeepsNoOtherFromBeingTried() {
        fail(3, FeedFailure.status(503));
        askAgainAndAgain();
        var told = waiting(1);

        for (int i = 0; i < 200 && told.isEmpty(); i++) {
            pass(TRIAL);
        }

        assertThat(told).hasSize(1);
    }

    @Test
    void thoseWhoWaitAreNotCalledOverAndOver() {
        fail(3, FeedFailure.status(503));
        succeed();
        fail(3, FeedFailure.status(503));
        var told = waiting(3);

        succeed();

        pass(Duration.ofSeconds(2));
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(10));
        assertThat(told).hasSize(3);
    }

    @Test
    void whoWasBusyWhenTheOthersWereToldIsToldWhenHeAsks() {
        var triedAt = clock.instant();
        fail(3, FeedFailure.status(503));
        succeed();
        pass(Duration.ofSeconds(10));
        var told = new ArrayList<String>();

        var _ = gate.reopening(triedAt).subscribe().with(_ -> told.add("before"));
        var _ = gate.reopening(clock.instant()).subscribe().with(_ -> told.add("since"));

        assertThat(told).containsExactly("before");
    }

    @Test
    void trialsGoOnWhileTheyFail() {
        fail(10, FeedFailure.of(Reason.SILENT));
        for (int i = 0; i < 10; i++) {
            pass(TRIAL);
            enter().assertNotTerminated();
            partner.getLast().fail(FeedFailure.of(Reason.SILENT));
        }
        assertThat(partner).hasSize(20);

        pass(TRIAL);
        succeed();
        pass(TRIAL);
        assertThat(pauses.running()).as("no trial is needed any more").isZero();
    }
}
