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
    private static final long OLDEST = -1;
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Logger LOG = Logger.getLogger(EventLog.class);

    private final EventPlaces places;
    private final EventRows events;
    private final OrderRows orders;
    private final UnitOfWork unitOfWork;
    private final EventHead head;
    private final Cursors cursors;

    EventLog(EventPlaces places, EventRows events, OrderRows orders, UnitOfWork unitOfWork, EventHead head,
            Cursors cursors) {
        this.places = places;
        this.events = events;
        this.orders = orders;
        this.unitOfWork = unitOfWork;
        this.head = head;
        this.cursors = cursors;
    }

    /**
     * The events after a cursor, oldest first; without one, from the oldest that is kept. Fails with
     * {@link StoreFailure.CursorExpired} when some after it are not kept any more, and throws
     * {@link OrderFailure.InvalidCursor} for a cursor that was not given out.
     *
     * @param field where the caller wrote the cursor
     */
    public Uni<EventPage> page(@Nullable String after, String field, int limit) {
        return page(after == null ? OLDEST : positionOf(after, field), field, limit);
    }

    /**
     * The same after a cursor of a page, but waits until there is an event. While many come they are heard of some at a time,
     * so that those who listen cost less than those who write.
     */
    public Uni<EventPage> nextPage(String after, int limit) {
        return Uni.createFrom().deferred(() -> {
            // what is heard of later than it was looked for is waited for, also when it is less than was heard before
            long heard = head.position();
            long position = positionOf(after, FIELD);
            return page(position, FIELD, limit).chain(page -> {
                if (!page.events().isEmpty()) {
                    return Uni.createFrom().item(page);
                }
                // a page of events that cannot be told is empty too, and what comes after it is there already
                return positionOf(page.next(), FIELD) > position ? nextPage(page.next(), limit)
                        : unitOfWork.heardWhereAsked(head.beyond(Math.max(position, heard)))
                                .onItem().delayIt().by(GATHERING)
                                .chain(() -> nextPage(after, limit));
            });
        });
    }

    private Uni<EventPage> page(long after, String field, int limit) {
        return unitOfWork.inTransaction(() -> places.after(after, limit)
                .invoke(found -> checkKept(after, found))
                .chain(found -> pageOf(after, found).map(page -> new Read(found, page))))
                .map(read -> {
                    if (after > read.found.last()) {
                        throw new OrderFailure.InvalidCursor(field);
                    }
                    return read.page;
                });
    }

    private record Read(Places found, EventPage page) {
    }

    private void checkKept(long after, Places found) {
        if (after != OLDEST && after < found.trimmed()) {
            throw new StoreFailure.CursorExpired(cursorOf(found.trimmed()));
        }
    }

    private Uni<EventPage> pageOf(long after, Places found) {
        var keys = found.keys();
        return events.of(keys).chain(rows -> orders.cores(keys.stream().map(EventRow.Key::orderId).distinct().toList())
                .map(cores -> new EventPage(found.all().stream().flatMap(place -> event(place, rows, cores).stream()).toList(),
                        cursorOf(
                                found.all().isEmpty() ? Math.max(after, found.trimmed()) : found.all().getLast().position()))));
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
        return Optional.of(new OrderEvent(cursorOf(place.position()), row.type, core.at(row.key.version(), row.snapshot)));
    }

    private long positionOf(String cursor, String field) {
        return Long.parseLong(cursors.read(PURPOSE, cursor, field));
    }

    private String cursorOf(long position) {
        return cursors.of(PURPOSE, String.valueOf(position));
    }
}
