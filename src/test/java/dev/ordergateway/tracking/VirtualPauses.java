package dev.ordergateway.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.support.SettableClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Pauses that are over when the test lets time pass, in the order in which they are due. */
final class VirtualPauses implements Effects.Pauses, Later {

    private final SettableClock clock;
    private final Waiters promise = new Waiters();
    private final List<Pause> running = new ArrayList<>();
    private Instant promisedAt = Instant.MIN;
    private final List<Duration> asked = new ArrayList<>();

    VirtualPauses(SettableClock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Void> of(Duration duration) {
        asked.add(duration);
        return duration.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().emitter(emitter -> {
            var pause = new Pause(clock.instant().plus(duration), emitter);
            running.add(pause);
            emitter.onTermination(() -> running.remove(pause));
        });
    }

    @Override
    public Uni<Boolean> untilPoll(Duration interval, @Nullable Instant failedAt) {
        return failedAt == null ? of(interval).replaceWith(true)
                : Uni.combine().any().of(of(interval).replaceWith(true),
                        promise.nextUnless(() -> promisedAt.isAfter(failedAt)).replaceWith(false));
    }

    @Override
    public Uni<Void> untilStored(Duration backoff) {
        return of(backoff);
    }

    @Override
    public boolean takeLook() {
        return true;
    }

    @Override
    public void then(Duration duration, Runnable task) {
        var _ = of(duration).subscribe().with(_ -> task.run());
    }

    /** Streams can be had again. */
    void promiseStreams() {
        promisedAt = clock.instant();
        promise.wakeAll();
    }

    void pass(Duration duration) {
        var end = clock.instant().plus(duration);
        for (var next = nextBy(end); next.isPresent(); next = nextBy(end)) {
            running.remove(next.get());
            clock.set(next.get().due);
            next.get().emitter.complete(null);
        }
        clock.set(end);
    }

    /** Every pause ever asked for. */
    List<Duration> asked() {
        return List.copyOf(asked);
    }

    int running() {
        return running.size();
    }

    private Optional<Pause> nextBy(Instant end) {
        return running.stream().filter(pause -> !pause.due.isAfter(end)).min(Comparator.comparing(Pause::due));
    }

    private record Pause(Instant due, UniEmitter<? super Void> emitter) {
    }
}
