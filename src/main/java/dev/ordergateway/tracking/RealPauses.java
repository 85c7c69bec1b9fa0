package dev.ordergateway.tracking;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** The ways of waiting on the event loop. */
@ApplicationScoped
class RealPauses implements Effects.Pauses {

    private final Pause pause;
    private final PollTurns polls;
    private final StoreWatch store;

    RealPauses(Pause pause, PollTurns polls, StoreWatch store) {
        this.pause = pause;
        this.polls = polls;
        this.store = store;
    }

    @Override
    public Uni<Void> of(Duration duration) {
        return pause.of(duration);
    }

    @Override
    public Uni<Boolean> untilPoll(Duration interval, @Nullable Instant failedAt) {
        return polls.after(interval, failedAt);
    }

    @Override
    public Uni<Void> untilStored(Duration backoff) {
        return store.back(backoff);
    }

    @Override
    public boolean takeLook() {
        return polls.takeIfFree();
    }
}
