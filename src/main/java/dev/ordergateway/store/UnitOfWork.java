package dev.ordergateway.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.Span;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/**
 * Runs one transaction on a Vert.x context of its own. The session lives in the context, so work that shared one would
 * share the session, and work from a stream or a timer has no safe context at all.
 */
@ApplicationScoped
class UnitOfWork {

    /** Covers the wait for a connection too. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Contexts contexts;
    private final Traces traces;

    UnitOfWork(Contexts contexts, Traces traces) {
        this.contexts = contexts;
        this.traces = traces;
    }

    /**
     * Once begun, the work goes on to its end even when the caller is no longer interested: a transaction cut short would
     * keep its connection. But it does not commit after its caller was told that it failed, unless the commit itself is
     * what takes so long. Fails only with {@link StoreFailure}.
     */
    <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return inTransaction(() -> traces.below("transaction"), work);
    }

    /** @param span what records it, from the wait for a connection to the commit */
    <T> Uni<T> inTransaction(Supplier<Span> span, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var abandoned = new AtomicBoolean();
            return limited(span.get(), () -> Panache.withTransaction(
                    () -> work.get().call(Panache::flush).invoke(() -> check(abandoned))))
                    .onFailure(TimeoutException.class).invoke(() -> abandoned.set(true));
        }).onFailure(UnitOfWork::isForeign).transform(StoreFailure.Unavailable::new);
    }

    /**
     * The same for one statement that only reads. It is its own transaction, so that the database is asked once and not
     * three times.
     */
    <T> Uni<T> inOneRead(Supplier<Span> span, Supplier<Uni<T>> read) {
        return Uni.createFrom().deferred(() -> limited(span.get(), () -> Panache.withSession(read)))
                .onFailure(UnitOfWork::isForeign).transform(StoreFailure.Unavailable::new);
    }

    private <T> Uni<T> limited(Span span, Supplier<Uni<? extends T>> work) {
        return contexts.<T> onOwn(span, work).memoize().indefinitely().ifNoItem().after(LIMIT).fail();
    }

    private static boolean isForeign(Throwable failure) {
        return !(failure instanceof StoreFailure);
    }

    private static void check(AtomicBoolean abandoned) {
        if (abandoned.get()) {
            throw new IllegalStateException("nobody waits for this transaction any more");
        }
    }
}
