package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Observation.Shown;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** What a stream brings is saved one by one and in order, however much comes at once. */
class OrderTrackerOneAtATimeTest {

    private static final int FLOOD = 10_000;

    @Test
    void floodIsSavedOneByOneAndInOrder() {
        var slow = new SlowSaves();
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment(), slow::before);
        tracked.partner().accepts();

        for (int i = 1; i <= 200; i++) {
            tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT).sentCoinAmount(String.valueOf(i)));
        }
        slow.finishAll();

        assertThat(slow.mostAtOnce).isEqualTo(1);
        assertThat(tracked.observations()).extracting(seen -> ((Shown) seen).order().payment().sentCoinAmount())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).mapToObj(BigDecimal::valueOf).toList());
    }

    @Test
    void floodIsNoStackOfCalls() {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment());
        tracked.partner().accepts();

        for (int i = 0; i < FLOOD; i++) {
            tracked.partner().shows(partnerShows(WAITING_FOR_PAYMENT));
        }

        assertThat(tracked.observations()).hasSize(FLOOD);
        assertThat(tracked.isFollowed()).isTrue();
    }

    /** Saves that are done when the test says so. */
    private static final class SlowSaves {

        private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
        private int mostAtOnce;

        Effects before(Effects real) {
            return new Effects(real.feed(), real.fetch(),
                    seen -> Uni.createFrom().<Void> emitter(this::begin).chain(() -> real.save().apply(seen)),
                    (known, look, outdated) -> Uni.createFrom().<Void> emitter(this::begin)
                            .chain(() -> real.saveAtRest().save(known, look, outdated)),
                    real.pause(), real.recording());
        }

        void finishAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().complete(null);
            }
        }

        private void begin(UniEmitter<? super Void> save) {
            waiting.add(save);
            mostAtOnce = Math.max(mostAtOnce, waiting.size());
        }
    }
}
