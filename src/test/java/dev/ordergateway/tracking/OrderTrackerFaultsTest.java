package dev.ordergateway.tracking;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.smallrye.mutiny.Uni;

/** An effect that goes wrong in a way nobody thought of does not end following. */
class OrderTrackerFaultsTest {

    private static final int TIMES = 5;

    enum Effect {
        FEED,
        FETCH,
        SAVE,
        PAUSE
    }

    @ParameterizedTest
    @EnumSource
    void effectThatThrowsDoesNotEndFollowing(Effect effect) {
        var faults = new AtomicInteger();

        followsToDone(effect, () -> {
            if (faults.getAndIncrement() < TIMES) {
                throw new IllegalStateException("nobody thought of this");
            }
            return Uni.createFrom().voidItem();
        });

        assertThat(faults).hasPositiveValue();
    }

    @ParameterizedTest
    @EnumSource
    void effectThatFailsDoesNotEndFollowing(Effect effect) {
        var faults = new AtomicInteger();

        followsToDone(effect, () -> faults.getAndIncrement() < TIMES
                ? Uni.createFrom().failure(new IllegalStateException("nobody thought of this"))
                : Uni.createFrom().voidItem());

        assertThat(faults).hasPositiveValue();
    }

    private static void followsToDone(Effect effect, Disturbance disturbance) {
        var tracked = TrackedOrder.follow(anOrder().waitingForPayment(), real -> disturbed(real, effect, disturbance));
        tracked.partner().has(partnerShows(DONE).delivery("d1", "Succeeded"));

        for (int i = 0; i < 60 && tracked.isFollowed(); i++) {
            if (tracked.partner().isStreaming()) {
                tracked.partner().accepts();
            }
            tracked.pass(ofMinutes(1));
        }

        assertThat(tracked.order().status()).isEqualTo(DONE);
        assertThat(tracked.isOver()).isTrue();
        assertThat(tracked.runningPauses()).isZero();
    }

    private static Effects disturbed(Effects real, Effect effect, Disturbance before) {
        return switch (effect) {
            case FEED -> new Effects(failures -> before.comes().onItem().transformToMulti(_ -> real.feed().apply(failures)),
                    real.fetch(),
                    real.save(), real.saveAtRest(), real.pause(), real.recording());
            case FETCH -> new Effects(real.feed(), () -> before.comes().chain(() -> real.fetch().get()), real.save(),
                    real.saveAtRest(), real.pause(), real.recording());
            case SAVE -> new Effects(real.feed(), real.fetch(), seen -> before.comes().chain(() -> real.save().apply(seen)),
                    (known, look, outdated) -> before.comes().chain(() -> real.saveAtRest().save(known, look, outdated)),
                    real.pause(), real.recording());
            case PAUSE ->
                new Effects(real.feed(), real.fetch(), real.save(), real.saveAtRest(),
                        new DisturbedPauses(real.pause(), before), real.recording());
        };
    }

    private record DisturbedPauses(Effects.Pauses real, Disturbance before) implements Effects.Pauses {

        @Override
        public Uni<Void> of(Duration duration) {
            return before.comes().chain(() -> real.of(duration));
        }

        @Override
        public Uni<Boolean> untilPoll(Duration interval, @Nullable Instant failedAt) {
            return before.comes().chain(() -> real.untilPoll(interval, failedAt));
        }

        @Override
        public Uni<Void> untilStored(Duration backoff) {
            return before.comes().chain(() -> real.untilStored(backoff));
        }

        @Override
        public boolean takeLook() {
            return real.takeLook();
        }
    }

    /** Comes before an effect, and may throw or fail. */
    private interface Disturbance {

        Uni<Void> comes();
    }
}
