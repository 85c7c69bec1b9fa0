package dev.ordergateway.store;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Which version of which order stands where in the log of events. */
@ApplicationScoped
class EventPlaces {

    private static final String PAGE = """
            select trimmed, greatest(trimmed, (select max(position) from event_log)),
              (select cast(extract(epoch from listed_at) * 1000000 as bigint) from event_log where position = ?1),
              place.position, place.order_id, place.version,
              cast(extract(epoch from place.listed_at) * 1000000 as bigint)
            from event_horizon left join lateral (
              select position, order_id, version, listed_at from event_log
              where position > greatest(trimmed, ?1) order by position limit ?2
            ) place on true
            order by place.position""";

    /** The horizon moves with what goes, so a reader who has missed something is told. */
    static final String TRIM = """
            with old as (
              select position, order_id, version from (select * from event_log order by position limit $2) oldest
              where listed_at < now() - make_interval(secs => $1)
            ), horizon as (
              update event_horizon set trimmed = greatest(trimmed, (select max(position) from old))
              where exists (select from old)
            ), versions as (
              delete from events using old where events.order_id = old.order_id and events.version = old.version
            )
            delete from event_log using old where event_log.position = old.position""";

    /**
     * One event in the log.
     *
     * @param listed when it got its place, in microseconds: a restored database gives the same place again, at another time
     */
    record Place(long position, EventRow.Key key, long listed) {
    }

    /**
     * Some of the log.
     *
     * @param trimmed the last position that is not kept any more
     * @param last the last one of the whole log
     * @param asked when the place that was asked for was given; null when it is not kept, or not given
     */
    record Places(long trimmed, long last, @Nullable Long asked, List<Place> all) {

        List<EventRow.Key> keys() {
            return all.stream().map(Place::key).toList();
        }
    }

    /**
     * Must be the first that a transaction does: what it reads afterwards is as it was now, or the log could be trimmed
     * between the two.
     *
     * @param after less than 0 for the oldest that are kept
     */
    Uni<Places> after(long after, int limit) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery("set transaction isolation level repeatable read").executeUpdate())
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter(1, after).setParameter(2, limit)
                        .getResultList())
                .map(EventPlaces::read);
    }

    private static Places read(List<Object[]> rows) {
        var horizon = rows.getFirst();
        return new Places((Long) horizon[0], (Long) horizon[1], (Long) horizon[2],
                rows.stream().filter(row -> row[3] != null)
                        .map(row -> new Place((Long) row[3], new EventRow.Key((UUID) row[4], (Integer) row[5]), (Long) row[6]))
                        .toList());
    }
}
