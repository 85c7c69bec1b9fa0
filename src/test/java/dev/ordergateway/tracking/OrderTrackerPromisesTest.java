package dev.ordergateway.tracking;

import static dev.ordergateway.support.Orders.anOrder;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.ordergateway.partner.FeedFailure;
import dev.ordergateway.partner.FeedFailure.Reason;
import io.smallrye.mutiny.Multi;

/** What becomes of an order without a stream when it is told that streams can be had again. */
class OrderTrackerPromisesTest {

    @Test
    void streamIsTriedAtOnceWhenItIsPromised() {
        var tracked = OrderTrackerPollingTest.unreachableStream();
        tracked.pass(ofSeconds(40));
        assertThat(tracked.partner().isStreaming()).isFalse();

        tracked.promiseStreams();

        assertThat(tracked.partner().isStreaming()).isTrue();
        assertThat(tracked.partner().reads()).hasSize(1);
    }

    @Test
    void promiseThatComesDuringAReadIsHeardAfterIt() {
        var duringRead = new AtomicReference<Runnable>(() -> {
        });
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment(), real -> new Effects(real.feed(), () -> {
            duringRead.get().run();
            return real.fetch().get();
        }, real.save(), real.saveAtRest(), real.pause(), real.recording()));
        tracked.partner().refusesStreams(2);
        tracked.partner().breaks();
        tracked.pass(ofSeconds(20));
        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
        duringRead.set(tracked::promiseStreams);

        tracked.pass(ofSeconds(31));

        assertThat(tracked.partner().reads()).isNotEmpty();
        assertThat(tracked.partner().isStreaming()).isTrue();
    }

    @Test
    void promiseThatIsNotKeptIsFollowedByPolling() {
        var tracked = OrderTrackerPollingTest.unreachableStream();
        tracked.partner().refusesStreams(1);

        tracked.promiseStreams();
        tracked.pass(ofSeconds(35));

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
        assertThat(tracked.partner().reads()).hasSize(1);
    }

    /** Between its try and its failure others were told that streams can be had: this one has just seen otherwise. */
    @Test
    void promiseThatIsOlderThanTheFailureOfAStreamIsNone() {
        var tries = new AtomicInteger();
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment(), real -> new Effects(_ -> {
            tries.incrementAndGet();
            return real.pause().of(ofSeconds(20)).onItem()
                    .transformToMulti(_ -> Multi.createFrom().failure(FeedFailure.of(Reason.CONNECT)));
        }, real.fetch(), real.save(), real.saveAtRest(), real.pause(), real.recording()));
        tracked.pass(ofSeconds(50));
        assertThat(tries).hasValue(3);
        tracked.promiseStreams();

        tracked.pass(ofSeconds(15));

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
        assertThat(tries).hasValue(3);
    }

    @Test
    void promisesThatAreNotKeptPutNoReadOff() {
        var tracked = OrderTrackerPollingTest.unreachableStream();
        tracked.pass(ofMillis(1500));
        tracked.partner().refusesStreams(20);

        for (int i = 0; i < 20; i++) {
            tracked.pass(ofSeconds(3));
            tracked.promiseStreams();
        }

        assertThat(tracked.watch()).isEqualTo(Watch.POLLING);
        assertThat(tracked.partner().reads()).containsExactly(ofMillis(31_500), ofMillis(61_500));
    }
}
