package dev.ordergateway.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.FlushMode;

import dev.ordergateway.order.OrderId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What the partner showed of each order, once however often it was shown. Written only while the order is locked. */
@ApplicationScoped
class Payloads {

    /** Removes some of those that were shown longer ago than so many seconds. */
    static final String TRIM = """
            with old as (
              select order_id, sha256 from payloads where stored_at < now() - make_interval(secs => $1)
              order by stored_at limit $2 for update skip locked
            )
            delete from payloads p using old where p.order_id = old.order_id and p.sha256 = old.sha256""";

    private static final String KEEP = """
            insert into payloads (order_id, sha256, body, stored_at)
            select order_id, decode(sha256, 'hex'), cast(body as jsonb), now()
            from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[])) as shown (order_id, sha256, body)
            on conflict (order_id, sha256) do update set stored_at = excluded.stored_at""";

    private static final String INDENTED = """
            select digest, jsonb_pretty(body) from unnest(cast(?2 as text[])) as asked (digest)
            join payloads on order_id = ?1 and sha256 = decode(digest, 'hex')""";

    /** Keeps what the journal lines among these rows lead to, by one statement for all of them. */
    Uni<Void> keepShown(Object[] fresh) {
        var shown = Arrays.stream(fresh).filter(JournalRow.class::isInstance).map(row -> ((JournalRow) row).shown)
                .filter(Objects::nonNull).toList();
        return shown.isEmpty() ? Uni.createFrom().voidItem() : keep(shown);
    }

    private static Uni<Void> keep(List<Payload> shown) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                // what waits in the session goes with the rest of it
                .setFlushMode(FlushMode.MANUAL)
                .setParameter(1, shown.stream().map(Payload::orderId).toArray(UUID[]::new))
                .setParameter(2, each(shown, Payload::sha256))
                .setParameter(3, each(shown, Payload::json))
                .executeUpdate())
                .replaceWithVoid();
    }

    /** Those of these digests that are kept, as text for people. */
    Uni<Map<String, String>> indented(OrderId id, List<String> digests) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INDENTED, Object[].class).setParameter(1, id.value())
                        .setParameter(2, digests.toArray(String[]::new)).getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    Uni<Void> forget(OrderId id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("delete from payloads where order_id = ?1")
                        .setParameter(1, id.value()).executeUpdate())
                .replaceWithVoid();
    }

    private static String[] each(List<Payload> shown, Function<Payload, String> part) {
        return shown.stream().map(part).toArray(String[]::new);
    }
}
