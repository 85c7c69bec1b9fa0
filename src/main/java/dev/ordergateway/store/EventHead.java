package dev.ordergateway.store;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** How far the log of events goes, as far as this replica has heard. */
@ApplicationScoped
class EventHead {

    private final BroadcastProcessor<Long> moves = BroadcastProcessor.create();
    private volatile long position;

    long position() {
        return position;
    }

    /** It goes at least that far. */
    synchronized void reached(long further) {
        if (further > position) {
            position = further;
            moves.onNext(further);
        }
    }

    /** Completes when it goes further than that. */
    Uni<Void> beyond(long known) {
        // whoever asks where it is must be listening by then
        return Multi.createBy().merging()
                .streams(moves.onOverflow().dropPreviousItems(), Multi.createFrom().item(() -> position))
                .select().first(reached -> reached > known)
                .toUni().replaceWithVoid();
    }
}
