package dev.ordergateway.store;

import java.util.Objects;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Vert.x contexts of one piece of work each. A session of the database lives in one, and so does the span under way. */
@ApplicationScoped
class Contexts {

    private final Vertx vertx;

    Contexts(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work on a context of its own, below the span; whoever subscribes hears of it where it subscribed. */
    <T> Uni<T> onOwn(Span span, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            VertxContextSafetyToggle.setContextSafe(own, true);
            return heardWhereAsked(Spans.around(span, Uni.createFrom().<T> deferred(work))
                    .runSubscriptionOn(task -> own.runOnContext(_ -> task.run())));
        });
    }

    /** Whoever subscribes hears of the work on the context that it subscribed on. */
    <T> Uni<T> heardWhereAsked(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return work.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }
}
