package dev.ordergateway.placement;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.ordergateway.tracking.Retirement;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;

/**
 * Placements that have begun and not ended. The replica does not end before them: the server waits for requests, but not for
 * what a caller began who has hung up.
 */
@ApplicationScoped
class UnderWay {

    private static final Logger LOG = Logger.getLogger(UnderWay.class);

    private final Retirement retirement;
    private final Map<Object, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    UnderWay(Retirement retirement) {
        this.retirement = retirement;
    }

    /** The same, counted from now to its end. */
    <T> Uni<T> counted(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            var end = new CompletableFuture<Void>();
            var key = new Object();
            ends.put(key, end);
            return work.onTermination().invoke(() -> {
                ends.remove(key);
                end.complete(null);
            });
        });
    }

    /** While the client that speaks with the partner is still there, and after the replica has begun to retire. */
    void finish(@Observes @Priority(3000) ShutdownDelayInitiatedEvent shutdown) throws InterruptedException {
        var latch = new CountDownLatch(1);
        var _ = CompletableFuture.allOf(ends.values().toArray(CompletableFuture[]::new)).thenRun(latch::countDown);
        if (!latch.await(retirement.timeLeft().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d placements, or records of their answers, are cut short", ends.size());
        }
    }
}
