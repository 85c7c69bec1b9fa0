package dev.ordergateway.catalog;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** A copy that the partner is asked for, in the place of an older one. */
final class Renewal extends CompletableFuture<Copy> {

    private final @Nullable Copy last;

    /** @param last what may be shown instead; null when there is nothing */
    Renewal(@Nullable Copy last) {
        this.last = last;
    }

    /**
     * What a caller is shown. While the partner is in trouble nobody waits for it who can be shown an older copy. A caller
     * has a future of its own: one who hangs up would cancel the answer for all others.
     */
    Uni<Copy> shown() {
        return last != null && last.isProlonged() && !isDone() ? Uni.createFrom().item(last)
                : Uni.createFrom().completionStage(copy());
    }
}
