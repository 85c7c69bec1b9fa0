package dev.ordergateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ClosedServer;
import io.vertx.core.Vertx;

/** A timer that was set in a request goes off, whatever became of the server that took the request. */
class TimersTest {

    private static final Vertx VERTX = Vertx.vertx();
    /** In which a server can be closed. */
    private static final Duration LONG = Duration.ofSeconds(1);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void goesOff() {
        assertThat(setByServerThatIsClosed((timers, gone) -> timers.after(LONG, () -> gone.complete(null))))
                .succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void goesOffOverAndOver() {
        var times = new AtomicInteger();

        assertThat(setByServerThatIsClosed((timers, gone) -> timers.every(LONG, () -> {
            if (times.incrementAndGet() == 2) {
                gone.complete(null);
            }
        }))).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void isCancelled() {
        var gone = new CompletableFuture<Void>();
        var timers = new Timers(VERTX);
        var cancelled = timers.after(LONG, () -> gone.completeExceptionally(new AssertionError("cancelled")));

        timers.cancel(cancelled);
        timers.after(LONG.plus(LONG), () -> gone.complete(null));

        assertThat(gone).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Void> setByServerThatIsClosed(BiConsumer<Timers, CompletableFuture<Void>> set) {
        return ClosedServer.made(VERTX, () -> {
            var gone = new CompletableFuture<Void>();
            set.accept(new Timers(VERTX), gone);
            return gone;
        });
    }
}
