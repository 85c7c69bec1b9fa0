package dev.ordergateway.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.partner.FeedEvent;
import dev.ordergateway.partner.FeedFailure;
import dev.ordergateway.support.Orders;
import dev.ordergateway.support.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.MultiEmitter;

/** A gate before a partner whose streams open and fail when told to. */
abstract class GateCalls {

    static final int MOST = 20;
    static final Duration TRIAL = Duration.ofSeconds(3);

    final SettableClock clock = new SettableClock(Orders.CHANGED_AT);
    final VirtualPauses pauses = new VirtualPauses(clock);
    final Pacer pacer = new Pacer(1000, pauses, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    final StreamGate gate = new StreamGate(MOST, pacer, pauses, clock,
            new TrackingMeter(new SimpleMeterRegistry()));
    final List<MultiEmitter<? super FeedEvent>> partner = new ArrayList<>();

    void fail(int times, FeedFailure failure) {
        for (int i = 0; i < times; i++) {
            enter();
            partner.getLast().fail(failure);
        }
    }

    void succeed() {
        enter();
        partner.getLast().emit(new FeedEvent.Opened());
    }

    List<Integer> waiting(int many) {
        var told = new ArrayList<Integer>();
        for (int i = 0; i < many; i++) {
            int who = i;
            var _ = gate.reopening(clock.instant()).subscribe().with(_ -> told.add(who));
        }
        return told;
    }

    void askAgainAndAgain() {
        var _ = gate.reopening(clock.instant()).subscribe().with(_ -> askAgainAndAgain());
    }

    void pass(Duration duration) {
        pauses.pass(duration);
    }

    AssertSubscriber<FeedEvent> enter() {
        return enter(1);
    }

    AssertSubscriber<FeedEvent> enter(int failures) {
        return enter(new OrderId(UUID.randomUUID()), failures);
    }

    AssertSubscriber<FeedEvent> enter(OrderId id, int failures) {
        var stream = gate.pass(id, failures, false, () -> Multi.createFrom().<FeedEvent> emitter(partner::add))
                .subscribe().withSubscriber(AssertSubscriber.<FeedEvent> create(10));
        pauses.pass(Duration.ofMillis(10));
        return stream;
    }
}
