package dev.ordergateway.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** How far the log of events goes, as far as this replica has heard. */
@ApplicationScoped
class EventHead {

    /** It goes further than before. */
    record Moved(long position) {
    }

    private final BroadcastProcessor<Long> moves = BroadcastProcessor.create();
    private final Event<Moved> moved;
    private volatile long position = -1;

    EventHead(Event<Moved> moved) {
        this.moved = moved;
    }

    long position() {
        return position;
    }

    /**
     * What was heard before is worth nothing any more, because the database may be another that goes less far. Whoever waits
     * looks again.
     */
    synchronized void hear(@Observes Hint.Missed hint) {
        position = -1;
        moves.onNext(Long.MAX_VALUE);
    }

    /** It goes at least that far. */
    synchronized void reached(long further) {
        if (further > position) {
            position = further;
            moves.onNext(further);
            moved.fire(new Moved(further));
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
