package dev.ordergateway.store;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Runs one transaction on a Vert.x context of its own. The session lives in the context, so work that shared one would
 * share the session, and work from a stream or a timer has no safe context at all.
 */
@ApplicationScoped
class UnitOfWork {

    /** Covers the wait for a connection too. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx;

    UnitOfWork(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Once begun, the work goes on to its end even when the caller is no longer interested: a transaction cut short would
     * keep its connection. But it does not commit after its caller was told that it failed, unless the commit itself is
     * what takes so long. Fails only with {@link StoreFailure}.
     */
    <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> limited(work))
                .onFailure(failure -> !(failure instanceof StoreFailure)).transform(StoreFailure.Unavailable::new);
    }

    /** Whoever subscribes hears of the work on the context that it subscribed on. */
    <T> Uni<T> heardWhereAsked(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return work.emitOn(task -> caller.runOnContext(_ -> task.run()));
        });
    }

    private <T> Uni<T> limited(Supplier<Uni<T>> work) {
        var abandoned = new AtomicBoolean();
        return onOwnContext(() -> Panache.withTransaction(() -> work.get().call(Panache::flush).invoke(() -> check(abandoned))))
                .ifNoItem().after(LIMIT).fail()
                .onFailure(TimeoutException.class).invoke(() -> abandoned.set(true));
    }

    private static void check(AtomicBoolean abandoned) {
        if (abandoned.get()) {
            throw new IllegalStateException("nobody waits for this transaction any more");
        }
    }

    private <T> Uni<T> onOwnContext(Supplier<Uni<? extends T>> work) {
        Context caller = vertx.getOrCreateContext();
        Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(caller));
        VertxContextSafetyToggle.setContextSafe(own, true);
        return heardWhereAsked(Uni.createFrom().<T> deferred(work)
                .runSubscriptionOn(task -> own.runOnContext(_ -> task.run())))
                .memoize().indefinitely();
    }
}
