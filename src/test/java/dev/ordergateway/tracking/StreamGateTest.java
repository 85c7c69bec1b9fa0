package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.partner.FeedFailure;
import dev.ordergateway.partner.FeedFailure.Reason;
import io.smallrye.mutiny.Multi;

/** Who may open a stream. */
class StreamGateTest extends GateCalls {

    @Test
    void noMoreStreamsAreOpenThanThereMayBe() {
        for (int i = 0; i < MOST; i++) {
            enter().assertNotTerminated();
        }
        partner.forEach(stream -> stream.emit(new FeedEvent.Opened()));

        enter().assertFailedWith(StreamGate.Closed.class, "room");
        assertThat(gate.open()).isEqualTo(MOST);
    }

    @Test
    void orderThatWasJustPlacedIsOpenedBeforeThoseTakenOver() {
        int free = 0;
        while (pacer.takeIfFree()) {
            free++;
        }
        assertThat(free).isPositive();
        var opened = new ArrayList<String>();
        open(false, () -> opened.add("taken over"));
        open(true, () -> opened.add("placed"));

        pass(Duration.ofSeconds(1));

        assertThat(opened).containsExactly("placed", "taken over");
    }

    private void open(boolean ahead, Runnable opening) {
        var _ = gate.pass(new OrderId(UUID.randomUUID()), 0, ahead, () -> Multi.createFrom().emitter(_ -> opening.run()))
                .subscribe().with(_ -> {
                });
    }

    @Test
    void streamThatEndsMakesRoom() {
        for (int i = 0; i < MOST; i++) {
            enter();
        }

        partner.get(0).complete();
        partner.get(1).fail(FeedFailure.of(Reason.RESET));

        enter().assertNotTerminated();
        enter().assertNotTerminated();
        enter().assertFailedWith(StreamGate.Closed.class);
        assertThat(gate.open()).isZero();
    }

    @Test
    void streamThatIsGivenUpMakesRoomToo() {
        for (int i = 0; i < 3 * MOST; i++) {
            var stream = enter();
            stream.assertNotTerminated();
            stream.cancel();
        }
    }

    @Test
    void partnerThatGivesNoStreamsIsTriedNowAndThen() {
        fail(10, FeedFailure.of(Reason.CONNECT));

        enter().assertFailedWith(StreamGate.Closed.class, "gives no streams");
        pass(TRIAL);
        enter().assertNotTerminated();
        enter().assertFailedWith(StreamGate.Closed.class);
        assertThat(partner).hasSize(11);
    }

    @Test
    void fewOrdersThatFailStopNoOthers() {
        var one = new OrderId(UUID.randomUUID());
        for (int i = 0; i < 100; i++) {
            enter(one, 0);
            partner.getLast().fail(FeedFailure.status(500));
        }

        enter().assertNotTerminated();
    }

    @Test
    void orderThatHasNotFailedIsNeverTurnedAway() {
        fail(10, FeedFailure.of(Reason.CONNECT));
        enter().assertFailedWith(StreamGate.Closed.class);

        enter(0).assertNotTerminated();
    }

    @Test
    void ordersThatFailAgainAndAgainStopNoOthers() {
        for (int i = 0; i < 100; i++) {
            enter(3);
            partner.getLast().fail(FeedFailure.status(500));
        }

        enter().assertNotTerminated();
    }

    @Test
    void refusalsOfSingleOrdersSayNothingOfTheOthers() {
        fail(100, FeedFailure.status(404));

        enter().assertNotTerminated();
    }

    @Test
    void streamThatBreaksWhenItIsOpenIsNoRefusal() {
        for (int i = 0; i < 20; i++) {
            succeed();
            partner.getLast().fail(FeedFailure.of(Reason.RESET));
        }

        enter().assertNotTerminated();
    }
}
