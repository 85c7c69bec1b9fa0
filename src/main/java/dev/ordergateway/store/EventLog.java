package dev.ordergateway.store;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.store.EventPlaces.Places;
import io.smallrye.mutiny.Uni;

/**
 * The versions of all orders in the one order in which they are told. Nothing ever appears behind a place that was given out.
 */
@ApplicationScoped
public class EventLog {

    private static final String PURPOSE = "events";
    private static final String FIELD = "after";

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
     */
    public Uni<EventPage> page(@Nullable String after, int limit) {
        return page(positionOf(after), limit);
    }

    /** The same, but waits until there is an event. */
    public Uni<EventPage> nextPage(@Nullable String after, int limit) {
        return page(after, limit).chain(page -> page.events().isEmpty()
                ? head.beyond(positionOf(page.next())).chain(() -> nextPage(page.next(), limit))
                : Uni.createFrom().item(page));
    }

    private Uni<EventPage> page(long after, int limit) {
        return unitOfWork.inTransaction(() -> places.after(after, limit))
                .invoke(found -> check(after, found))
                .chain(found -> unitOfWork.inTransaction(() -> pageOf(after, found)))
                // it was trimmed while it was being read, so the horizon has moved
                .chain(page -> page.map(Uni.createFrom()::item).orElseGet(() -> page(after, limit)));
    }

    private void check(long after, Places found) {
        if (after > 0 && after < found.trimmed()) {
            throw new StoreFailure.CursorExpired(cursorOf(found.trimmed()));
        }
        if (after > found.last()) {
            throw new OrderFailure.InvalidCursor(FIELD);
        }
    }

    /** Empty when not all of it is there any more. */
    private Uni<Optional<EventPage>> pageOf(long after, Places found) {
        var keys = found.keys();
        return events.of(keys).chain(rows -> orders.cores(keys.stream().map(EventRow.Key::orderId).distinct().toList())
                .map(cores -> rows.size() == keys.size() ? Optional.of(pageOf(after, found, rows, cores))
                        : Optional.empty()));
    }

    private EventPage pageOf(long after, Places found, Map<EventRow.Key, EventRow> rows, Map<UUID, OrderCore> cores) {
        var all = found.all().stream().map(place -> {
            var row = Objects.requireNonNull(rows.get(place.key()));
            return new OrderEvent(cursorOf(place.position()), row.type,
                    Objects.requireNonNull(cores.get(row.key.orderId())).at(row.key.version(), row.snapshot));
        }).toList();
        return new EventPage(all, all.isEmpty() ? cursorOf(Math.max(after, found.trimmed())) : all.getLast().cursor());
    }

    private long positionOf(@Nullable String cursor) {
        return cursor == null ? 0 : Long.parseLong(cursors.read(PURPOSE, cursor, FIELD));
    }

    private String cursorOf(long position) {
        return cursors.of(PURPOSE, String.valueOf(position));
    }
}
