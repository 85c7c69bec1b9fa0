package dev.ordergateway.store;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Deadlines;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderSearch.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * Holds the database against itself, newest orders first, some hundred by each statement, so that no transaction lasts. It
 * goes past Hibernate because a row that cannot be read must be named too. One at a time on a replica: what is found does not
 * depend on who asks, and several would only take longer.
 */
@ApplicationScoped
public class Audit {

    static final int BATCH = 500;
    private static final int MOST = 1_000;
    private static final String PURPOSE = "audit";
    private static final long LIMIT = 10_000;
    /** Before every order. */
    private static final Object[] NEWEST = { OffsetDateTime.MAX, new UUID(-1, -1) };

    private final Pool pool;
    private final UnitOfWork unitOfWork;
    private final Cursors cursors;
    private final AuditConfig config;
    private final Deadlines deadlines;
    private final Clock clock;
    private final AtomicBoolean isRunning = new AtomicBoolean();

    Audit(Pool pool, UnitOfWork unitOfWork, Cursors cursors, AuditConfig config, Deadlines deadlines,
            Clock clock) {
        this.pool = pool;
        this.unitOfWork = unitOfWork;
        this.cursors = cursors;
        this.config = config;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** One thing that is not as it must be. */
    public record Violation(OrderId order, String rule, String detail) {
    }

    /**
     * What one call found.
     *
     * @param checked how many orders were held against the rules
     * @param next where the next call goes on; null when all orders were checked
     */
    public record Found(List<Violation> violations, int checked, @Nullable String next) {
    }

    /**
     * Checks orders until all are, or the time is over, or a great many violations are found. Fails with
     * {@link StoreFailure.AuditRunning}, and throws {@link dev.ordergateway.order.OrderFailure.InvalidCursor} for a cursor
     * that was not given out.
     *
     * @param cursor of the call before; null for the newest orders
     */
    public Uni<Found> page(@Nullable String cursor) {
        var from = cursor == null ? null : Place.parse(cursors.read(PURPOSE, cursor, "cursor"));
        return unitOfWork.heardWhereAsked(Uni.createFrom().deferred(() -> {
            if (!isRunning.compareAndSet(false, true)) {
                throw new StoreFailure.AuditRunning();
            }
            return new Run(from).found().onTermination().invoke(() -> isRunning.set(false));
        }));
    }

    /** One call's way through the orders. */
    private final class Run {

        private final Instant until = clock.instant().plus(config.auditTime());
        private final List<Violation> violations = new ArrayList<>();
        private final boolean isFirst;
        private @Nullable Place place;
        private int checked;

        Run(@Nullable Place from) {
            this.place = from;
            this.isFirst = from == null;
        }

        Uni<Found> found() {
            return unlisted()
                    .chain(() -> Multi.createBy().repeating().uni(this::batch)
                            .whilst(size -> size == BATCH && violations.size() < MOST && clock.instant().isBefore(until))
                            .collect().last())
                    .map(last -> new Found(List.copyOf(violations), checked, last == BATCH ? cursor() : null));
        }

        private @Nullable String cursor() {
            return place == null ? null : cursors.of(PURPOSE, place.text());
        }

        /** Those are few or all there are, so a page that goes on need not look again. */
        private Uni<Void> unlisted() {
            return isFirst ? rows(AuditSql.UNLISTED, Tuple.of(MOST)).invoke(rows -> rows.forEach(this::note)).replaceWithVoid()
                    : Uni.createFrom().voidItem();
        }

        private Uni<Integer> batch() {
            return rows(AuditSql.NEXT, parameters(place)).map(this::read);
        }

        /** One row for each thing that is wrong with an order, or for an order. */
        private int read(RowSet<Row> rows) {
            int before = checked;
            var unreadable = new HashSet<UUID>();
            rows.forEach(row -> {
                if (AuditRule.READABLE_FACTS.label().equals(row.getString("rule"))) {
                    unreadable.add(row.getUUID("id"));
                }
            });
            for (var row : rows) {
                var at = new Place(row.getOffsetDateTime("created_at").toInstant(), new OrderId(row.getUUID("id")));
                if (!at.equals(place)) {
                    checked++;
                    place = at;
                    if (!unreadable.contains(at.id().value())) {
                        tryToRead(at.id(), row);
                    }
                }
                if (row.getString("rule") != null) {
                    note(row);
                }
            }
            return checked - before;
        }

        private void tryToRead(OrderId id, Row row) {
            var fault = Readability.fault(row);
            if (fault != null) {
                violations.add(new Violation(id, AuditRule.READABLE_FACTS.label(), fault));
            }
        }

        private void note(Row row) {
            violations.add(new Violation(new OrderId(row.getUUID("id")), row.getString("rule"), row.getString("detail")));
        }
    }

    private Tuple parameters(@Nullable Place place) {
        var from = place == null ? NEWEST : new Object[] { place.createdAt().atOffset(ZoneOffset.UTC), place.id().value() };
        return Tuple.of(from[0], from[1], BATCH, AuditSql.STATUSES, AuditSql.OPEN, AuditSql.FLAGS)
                .addArrayOfString(AuditSql.MOVES).addArrayOfString(deadlines.retired().toArray(String[]::new));
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return Uni.createFrom().completionStage(() -> pool.preparedQuery(sql).execute(parameters)
                .timeout(LIMIT, TimeUnit.MILLISECONDS).toCompletionStage())
                .onFailure().transform(StoreFailure.Unavailable::new);
    }
}
