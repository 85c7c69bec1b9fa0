package dev.ordergateway.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.store.EventPlaces.Place;
import dev.ordergateway.store.EventPlaces.Places;
import io.smallrye.mutiny.Uni;

/**
 * The versions of all orders in the one order in which they are told. Nothing ever appears behind a place that was given out.
 */
@ApplicationScoped
public class EventLog {

    private static final String PURPOSE = "events";
    private static final String FIELD = "after";
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Logger LOG = Logger.getLogger(EventLog.class);

    private final EventPlaces places;
    private final EventRows events;
    private final OrderRows orders;
    private final UnitOfWork unitOfWork;
    private final Contexts contexts;
    private final EventHead head;
    private final Cursors cursors;

    EventLog(EventPlaces places, EventRows events, OrderRows orders, UnitOfWork unitOfWork, Contexts contexts, EventHead head,
            Cursors cursors) {
        this.places = places;
        this.events = events;
        this.orders = orders;
        this.unitOfWork = unitOfWork;
        this.contexts = contexts;
        this.head = head;
        this.cursors = cursors;
    }

    /**
     * The events after a cursor, oldest first; without one, from the oldest that is kept. Fails with
     * {@link StoreFailure.CursorExpired} when some after it are not kept any more, or the database has lost the event that it
     * stands at, and throws {@link OrderFailure.InvalidCursor} for a cursor that was not given out.
     *
     * @param field where the caller wrote the cursor
     */
    public Uni<EventPage> page(@Nullable String after, String field, int limit) {
        return page(after == null ? EventCursor.OLDEST : cursor(after, field), limit);
    }

    /**
     * The same after a cursor of a page, but waits until there is an event. While many come they are heard of some at a time,
     * so that those who listen cost less than those who write.
     */
    public Uni<EventPage> nextPage(String after, int limit) {
        return Uni.createFrom().deferred(() -> {
            // what is heard of later than it was looked for is waited for, also when it is less than was heard before
            var heard = head.heard();
            var known = cursor(after, FIELD);
            return page(known, limit).chain(page -> {
                if (!page.events().isEmpty()) {
                    return Uni.createFrom().item(page);
                }
                // a page of events that cannot be told is empty too, and what comes after it is there already
                return cursor(page.next(), FIELD).position() > known.position() ? nextPage(page.next(), limit)
                        : contexts.heardWhereAsked(head.beyond(heard.atLeast(known.position())))
                                .onItem().delayIt().by(GATHERING)
                                .chain(() -> nextPage(after, limit));
            });
        });
    }

    private Uni<EventPage> page(EventCursor after, int limit) {
        return unitOfWork.inTransaction(() -> places.after(after.position(), limit)
                .invoke(found -> {
                    if (!after.leadsTo(found)) {
                        throw new StoreFailure.CursorExpired(text(EventCursor.earliest(found)));
                    }
                })
                .chain(found -> pageOf(after, found)));
    }

    private Uni<EventPage> pageOf(EventCursor after, Places found) {
        var keys = found.keys();
        return events.of(keys).chain(rows -> orders.cores(keys.stream().map(EventRow.Key::orderId).distinct().toList())
                .map(cores -> new EventPage(found.all().stream().flatMap(place -> event(place, rows, cores).stream()).toList(),
                        text(next(after, found)))));
    }

    private static EventCursor next(EventCursor after, Places found) {
        if (!found.all().isEmpty()) {
            return EventCursor.of(found.all().getLast());
        }
        return after.position() > found.trimmed() ? after : EventCursor.earliest(found);
    }

    /** Somebody who takes a row away by hand must not keep others from what comes after it. */
    private Optional<OrderEvent> event(Place place, Map<EventRow.Key, EventRow> rows, Map<UUID, OrderCore> cores) {
        var row = rows.get(place.key());
        var core = cores.get(place.key().orderId());
        if (row == null || core == null) {
            LOG.errorf("an event cannot be told, its row is gone orderId=%s version=%d", place.key().orderId(),
                    place.key().version());
            return Optional.empty();
        }
        return Optional.of(new OrderEvent(text(EventCursor.of(place)), row.type, core.at(row.key.version(), row.snapshot)));
    }

    private EventCursor cursor(String cursor, String field) {
        return EventCursor.read(cursors.read(PURPOSE, cursor, field));
    }

    private String text(EventCursor cursor) {
        return cursors.of(PURPOSE, cursor.text());
    }
}
