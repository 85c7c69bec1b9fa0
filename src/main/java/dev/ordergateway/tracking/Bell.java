package dev.ordergateway.tracking;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** Cuts a wait short. Rung while nobody waits, it cuts the next one. */
final class Bell {

    private final Pause pause;
    private final Waiters waiters = new Waiters();
    private volatile boolean isRung;

    Bell(Pause pause) {
        this.pause = pause;
    }

    void ring() {
        isRung = true;
        waiters.wakeAll();
    }

    /** Completes after the time or when the bell is rung; never fails. */
    Uni<Void> rungWithin(Duration time) {
        return Uni.combine().any().of(waiters.nextUnless(() -> isRung), pause.of(time)).invoke(() -> isRung = false);
    }
}
