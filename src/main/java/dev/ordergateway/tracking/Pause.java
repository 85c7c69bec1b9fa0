package dev.ordergateway.tracking;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Waits on the event loop. */
@ApplicationScoped
class Pause implements Later {

    private final Vertx vertx;

    Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<Void> of(Duration duration) {
        return duration.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(Math.max(1, duration.toMillis()), _ -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    @Override
    public void then(Duration duration, Runnable task) {
        vertx.setTimer(Math.max(1, duration.toMillis()), _ -> task.run());
    }
}
