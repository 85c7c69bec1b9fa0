package dev.ordergateway.store;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.store.EventPlaces.Place;
import dev.ordergateway.store.EventPlaces.Places;

/**
 * Where a reader stands in the log of events. A database that was restored, or whose last commits were lost with its primary,
 * gives places again that readers have already seen, so a cursor also says when its place was given.
 *
 * @param listed null when it is not the place of an event that was told, but where the log begins
 */
record EventCursor(long position, @Nullable Long listed) {

    static final EventCursor OLDEST = new EventCursor(-1, null);

    static EventCursor of(Place place) {
        return new EventCursor(place.position(), place.listed());
    }

    /** Before the first that is kept. */
    static EventCursor earliest(Places found) {
        return new EventCursor(found.trimmed(), null);
    }

    static EventCursor read(String text) {
        int point = text.indexOf('.');
        return point < 0 ? new EventCursor(Long.parseLong(text), null)
                : new EventCursor(Long.parseLong(text.substring(0, point)), Long.valueOf(text.substring(point + 1)));
    }

    String text() {
        return listed == null ? String.valueOf(position) : position + "." + listed;
    }

    /** Nothing between it and what was found is missing: nothing was removed, and its place is still the same event's. */
    boolean leadsTo(Places found) {
        if (equals(OLDEST) || position == found.trimmed()) {
            return true;
        }
        return position > found.trimmed() && position <= found.last() && (listed == null || listed.equals(found.asked()));
    }
}
