package dev.ordergateway.tracking;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.store.Timers;
import io.smallrye.mutiny.Uni;

/** Waits on an event loop, which need not be that of whoever waits. */
@ApplicationScoped
class Pause implements Later {

    private final Timers timers;

    Pause(Timers timers) {
        this.timers = timers;
    }

    Uni<Void> of(Duration duration) {
        return duration.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().emitter(emitter -> {
            long timer = timers.after(duration, () -> emitter.complete(null));
            emitter.onTermination(() -> timers.cancel(timer));
        });
    }

    @Override
    public void then(Duration duration, Runnable task) {
        timers.after(duration, task);
    }
}
