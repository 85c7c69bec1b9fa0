package dev.ordergateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Finds orders by what they have in common, newest first. */
@ApplicationScoped
public class OrderSearch {

    private final UnitOfWork unitOfWork;
    private final Cursors cursors;
    private final SearchConfig config;

    OrderSearch(UnitOfWork unitOfWork, Cursors cursors, SearchConfig config) {
        this.unitOfWork = unitOfWork;
        this.cursors = cursors;
        this.config = config;
    }

    /** Where a page ends. Orders that are placed meanwhile stand before every place. */
    public record Place(Instant createdAt, OrderId id) {

        public static Place of(StoredOrder last) {
            return new Place(last.order().createdAt(), last.order().id());
        }

        static Place parse(String text) {
            var parts = text.split(" ", 2);
            return new Place(Instant.parse(parts[0]), OrderId.parse(parts[1]).orElseThrow());
        }

        String text() {
            return createdAt + " " + id;
        }
    }

    /** The place as a cursor, good for this filter alone. */
    public String cursor(OrderFilter filter, Place place) {
        return cursors.of(purpose(filter), place.text());
    }

    /** Throws {@link dev.ordergateway.order.OrderFailure.InvalidCursor} when it is none that was given out for this filter. */
    public Place placeOf(OrderFilter filter, String cursor) {
        return Place.parse(cursors.read(purpose(filter), cursor, "cursor"));
    }

    private static String purpose(OrderFilter filter) {
        return "orders?" + filter.text();
    }

    /** An index carries the filter, so that a page of it costs its rows however many orders there are. */
    public boolean isQuick(OrderFilter filter) {
        return new SearchSql(filter, null, 1).isCarried();
    }

    /**
     * As many of the orders as the limit says, or all that are left.
     *
     * @param after null for the first page
     * @return fails with {@link StoreFailure.QueryTooBroad} when it would take too long to find them
     */
    public Uni<List<StoredOrder>> page(OrderFilter filter, @Nullable Place after, int limit) {
        if (filter.statuses().filter(Set::isEmpty).isPresent()) {
            return Uni.createFrom().item(List.of());
        }
        var sql = new SearchSql(filter, after, limit);
        return unitOfWork.inTransaction(() -> Panache.getSession()
                .call(session -> sql.isCarried() ? Uni.createFrom().voidItem() : limited(session))
                .chain(session -> rows(session, sql)))
                .onFailure(failure -> !sql.isCarried() && StatementTimeout.isCauseOf(failure))
                .transform(_ -> new StoreFailure.QueryTooBroad());
    }

    /** To the end of the transaction. */
    private Uni<String> limited(Mutiny.Session session) {
        return session.createNativeQuery("select set_config('statement_timeout', ?1, true)", String.class)
                .setParameter(1, String.valueOf(config.queryTimeout().toMillis()))
                .getSingleResult();
    }

    private static Uni<List<StoredOrder>> rows(Mutiny.Session session, SearchSql sql) {
        var query = session.createNativeQuery(sql.text(), OrderRow.class);
        for (int i = 0; i < sql.values().size(); i++) {
            query.setParameter(i + 1, sql.values().get(i));
        }
        return query.getResultList().map(rows -> rows.stream().map(OrderRow::toStored).toList());
    }
}
