package dev.ordergateway.store;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.store.OrderSearch.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** What the audit asks the database. It goes past Hibernate because a row that cannot be read must be named too. */
@ApplicationScoped
class AuditRows {

    /** For one statement, so that a few orders that take long do not keep the others from being checked. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OVERDUE = "57014";
    private static final String BE_QUICK = "set local statement_timeout = " + LIMIT.toMillis();
    private static final String FOLLOWING = """
            select created_at, id from orders where (created_at, id) < ($1, $2) order by created_at desc, id desc limit 1""";
    /** Before every order. */
    private static final Object[] NEWEST = { OffsetDateTime.MAX, new UUID(-1, -1) };

    private final Pool pool;
    private final Deadlines deadlines;

    AuditRows(Pool pool, Deadlines deadlines) {
        this.pool = pool;
        this.deadlines = deadlines;
    }

    /** The database took longer than it may. */
    static final class TooSlow extends RuntimeException {

        private TooSlow(Throwable cause) {
            super(cause);
        }
    }

    /** A row for each thing that is wrong with one of so many orders, or for an order; fails with {@link TooSlow}. */
    Uni<RowSet<Row>> checked(@Nullable Place place, int orders) {
        var from = from(place);
        return rows(AuditSql.NEXT, Tuple.of(from[0], from[1], orders, AuditSql.STATUSES, AuditSql.OPEN, AuditSql.FLAGS)
                .addArrayOfString(AuditSql.MOVES).addArrayOfString(deadlines.retired().toArray(String[]::new)));
    }

    /** Where the next order is, and nothing more of it. */
    Uni<RowSet<Row>> following(@Nullable Place place) {
        return rows(FOLLOWING, Tuple.wrap(from(place)));
    }

    Uni<RowSet<Row>> unlisted(int most) {
        return rows(AuditSql.UNLISTED, Tuple.of(most));
    }

    private static Object[] from(@Nullable Place place) {
        return place == null ? NEWEST : new Object[] { place.createdAt().atOffset(ZoneOffset.UTC), place.id().value() };
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return Uni.createFrom().completionStage(() -> pool
                .withTransaction(connection -> connection.query(BE_QUICK).execute()
                        .compose(_ -> connection.preparedQuery(sql).execute(parameters)))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).toCompletionStage())
                .onFailure().transform(AuditRows::failure);
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof PgException refused && OVERDUE.equals(refused.getSqlState()) ? new TooSlow(cause)
                : new StoreFailure.Unavailable(cause);
    }
}
