package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.partner.FeedFailure;
import dev.ordergateway.partner.FeedFailure.Reason;
import dev.ordergateway.support.Orders;
import dev.ordergateway.support.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.MultiEmitter;

class StreamGateTest {

    private static final int MOST = 20;
    private static final Duration TRIAL = Duration.ofSeconds(3);

    private final SettableClock clock = new SettableClock(Orders.CHANGED_AT);
    private final VirtualPauses pauses = new VirtualPauses(clock);
    private final Pacer pacer = new Pacer(1000, pauses, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    private final StreamGate gate = new StreamGate(MOST, pacer, pauses, clock,
            new TrackingMeter(new SimpleMeterRegistry()));
    private final List<MultiEmitter<? super FeedEvent>> partner = new ArrayList<>();

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

    private void fail(int times, FeedFailure failure) {
        for (int i = 0; i < times; i++) {
            enter();
            partner.getLast().fail(failure);
        }
    }

    private void succeed() {
        enter();
        partner.getLast().emit(new FeedEvent.Opened());
    }

    private List<Integer> waiting(int many) {
        var told = new ArrayList<Integer>();
        for (int i = 0; i < many; i++) {
            int who = i;
            var _ = gate.reopening().subscribe().with(_ -> told.add(who));
        }
        return told;
    }

    private void askAgainAndAgain() {
        var _ = gate.reopening().subscribe().with(_ -> askAgainAndAgain());
    }

    private void pass(Duration duration) {
        pauses.pass(duration);
    }

    private AssertSubscriber<FeedEvent> enter() {
        return enter(1);
    }

    private AssertSubscriber<FeedEvent> enter(int failures) {
        return enter(new OrderId(UUID.randomUUID()), failures);
    }

    private AssertSubscriber<FeedEvent> enter(OrderId id, int failures) {
        var stream = gate.pass(id, failures, () -> Multi.createFrom().<FeedEvent> emitter(partner::add))
                .subscribe().withSubscriber(AssertSubscriber.<FeedEvent> create(10));
        pauses.pass(Duration.ofMillis(10));
        return stream;
    }
}
