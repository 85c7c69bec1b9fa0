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

    /**
     * How far it was heard to go at some time.
     *
     * @param losses how often what was heard had become worth nothing until then
     */
    record Heard(long position, int losses) {

        Heard atLeast(long known) {
            return new Heard(Math.max(position, known), losses);
        }
    }

    private final BroadcastProcessor<Heard> moves = BroadcastProcessor.create();
    private final Event<Moved> moved;

    // guarded by this
    private Heard heard = new Heard(-1, 0);

    EventHead(Event<Moved> moved) {
        this.moved = moved;
    }

    synchronized Heard heard() {
        return heard;
    }

    /**
     * What was heard before is worth nothing any more, because the database may be another that goes less far. Whoever waits
     * looks again.
     */
    synchronized void hear(@Observes Hint.Missed hint) {
        heard = new Heard(-1, heard.losses + 1);
        moves.onNext(heard);
    }

    /** It goes at least that far. */
    synchronized void reached(long further) {
        if (further > heard.position) {
            heard = new Heard(further, heard.losses);
            moves.onNext(heard);
            moved.fire(new Moved(further));
        }
    }

    /** Completes when it goes further than that, or that is worth nothing any more. */
    Uni<Void> beyond(Heard known) {
        // whoever asks where it is must be listening by then
        return Multi.createBy().merging()
                .streams(moves.onOverflow().dropPreviousItems(), Multi.createFrom().item(this::heard))
                // first(…) would be those before the first that is not: it would not wait at all
                .select().where(now -> now.position > known.position || now.losses > known.losses)
                .toUni().replaceWithVoid();
    }
}
