package dev.ordergateway.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.OrderSearch.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/**
 * Holds the database against itself, newest orders first, some hundred by each statement, so that no transaction lasts.
 * What the database is too slow to check together it checks in smaller parts, down to a single order. One at a time on a
 * replica: what is found does not depend on who asks, and several would only take longer.
 */
@ApplicationScoped
public class Audit {

    static final int BATCH = 500;
    private static final int MOST = 1_000;
    private static final String PURPOSE = "audit";
    private static final int STEP = 10;

    private final AuditRows rows;
    private final Contexts contexts;
    private final Cursors cursors;
    private final AuditConfig config;
    private final Clock clock;
    private final AtomicBoolean isRunning = new AtomicBoolean();

    Audit(AuditRows rows, Contexts contexts, Cursors cursors, AuditConfig config, Clock clock) {
        this.rows = rows;
        this.contexts = contexts;
        this.cursors = cursors;
        this.config = config;
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
        return contexts.heardWhereAsked(Uni.createFrom().deferred(() -> {
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
        private int size = BATCH;

        Run(@Nullable Place from) {
            this.place = from;
            this.isFirst = from == null;
        }

        Uni<Found> found() {
            return unlisted()
                    .chain(() -> Multi.createBy().repeating().uni(this::batch)
                            .whilst(hasMore -> hasMore && violations.size() < MOST && clock.instant().isBefore(until))
                            .collect().last())
                    .map(hasMore -> new Found(List.copyOf(violations), checked, hasMore ? cursor() : null))
                    .onFailure(AuditRows.TooSlow.class).transform(StoreFailure.Unavailable::new);
        }

        private @Nullable String cursor() {
            return place == null ? null : cursors.of(PURPOSE, place.text());
        }

        /** Those are few or all there are, so a page that goes on need not look again. */
        private Uni<Void> unlisted() {
            return isFirst ? rows.unlisted(MOST).invoke(found -> found.forEach(this::note)).replaceWithVoid()
                    : Uni.createFrom().voidItem();
        }

        /** Whether there may be more. */
        private Uni<Boolean> batch() {
            int asked = size;
            return rows.checked(place, asked).map(found -> read(found) == asked)
                    .invoke(() -> size = Math.min(BATCH, asked * STEP))
                    .onFailure(AuditRows.TooSlow.class).recoverWithUni(() -> asked == 1 ? passOver() : smaller());
        }

        private Uni<Boolean> smaller() {
            size = Math.max(1, size / STEP);
            return batch();
        }

        private Uni<Boolean> passOver() {
            return rows.following(place).map(found -> {
                found.forEach(row -> {
                    place = place(row);
                    checked++;
                    violations.add(new Violation(place.id(), AuditRule.CHECKED_IN_TIME.label(),
                            "not checked: the database takes more than " + AuditRows.LIMIT.toSeconds() + " s"));
                });
                return found.size() > 0;
            });
        }

        /** One row for each thing that is wrong with an order, or for an order. */
        private int read(RowSet<Row> found) {
            int before = checked;
            var unreadable = new HashSet<UUID>();
            found.forEach(row -> {
                if (AuditRule.READABLE_FACTS.label().equals(row.getString("rule"))) {
                    unreadable.add(row.getUUID("id"));
                }
            });
            for (var row : found) {
                var at = place(row);
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

    private static Place place(Row row) {
        return new Place(row.getOffsetDateTime("created_at").toInstant(), new OrderId(row.getUUID("id")));
    }
}
