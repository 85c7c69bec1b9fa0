package dev.ordergateway.tracking;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** When orders without a stream may be read: each in its rhythm, all together at no more than a rate. */
@ApplicationScoped
class PollTurns {

    private final Pacer pacer;
    private final Pause pause;
    private final StreamGate gate;
    private final TrackingMeter meter;

    PollTurns(TrackingConfig config, Pause pause, StreamGate gate, TrackingMeter meter) {
        this.pacer = new Pacer(config.pollRate(), pause, System::nanoTime);
        this.pause = pause;
        this.gate = gate;
        this.meter = meter;
    }

    /**
     * Completes when it is time to read the order, or with false when a stream can be had instead.
     *
     * @param failedAt when its last stream failed, if one would be better
     */
    Uni<Boolean> after(Duration interval, @Nullable Instant failedAt) {
        var turn = pause.of(interval).chain(pacer::turn).invoke(meter::poll).map(_ -> true);
        return failedAt == null ? turn : Uni.combine().any().of(turn, gate.reopening(failedAt).map(_ -> false));
    }

    /** Whether an order may be read at once that could not be read before. */
    boolean takeIfFree() {
        return pacer.takeIfFree();
    }
}
