package dev.ordergateway.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * How many orders there are of each status. To count ten million keeps a core busy for a second, so a replica counts only
 * when somebody asks, once for all who ask meanwhile, and then rests so long that it never takes more than a twentieth of a
 * core, whether the count succeeded or not.
 */
@ApplicationScoped
public class OrderCounts {

    private static final Logger LOG = Logger.getLogger(OrderCounts.class);
    private static final Duration LEAST_REST = Duration.ofSeconds(5);
    private static final int RESTS = 20;
    /** More than the statement has: whoever waits longer waits for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Several workers would take less time and more of the machine. */
    private static final String LIMIT = """
            select set_config('statement_timeout', '3s', true) || set_config('max_parallel_workers_per_gather', '0', true)""";
    private static final String COUNT = "select status, count(*) from orders group by status";
    private static final Set<String> OPEN = Arrays.stream(OrderStatus.values())
            .filter(status -> status.phase() == Phase.OPEN).map(OrderStatus::label).collect(Collectors.toUnmodifiableSet());

    private final UnitOfWork unitOfWork;
    private final Replicas replicas;
    private final Clock clock;

    // guarded by this
    private Optional<OrderCount> last = Optional.empty();
    private Uni<Optional<OrderCount>> latest = Uni.createFrom().item(last);
    private boolean isCounting;
    private @Nullable Instant begunAt;
    private Instant restedAt = Instant.MIN;

    OrderCounts(UnitOfWork unitOfWork, Replicas replicas, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.replicas = replicas;
        this.clock = clock;
    }

    /** The last count, after a new one when it is time for that; empty as long as none has succeeded. Never fails. */
    public Uni<Optional<OrderCount>> recent() {
        return unitOfWork.heardWhereAsked(Uni.createFrom().deferred(this::latest)
                .ifNoItem().after(PATIENCE).recoverWithItem(this::last));
    }

    private synchronized Uni<Optional<OrderCount>> latest() {
        if (!isCounting && !clock.instant().isBefore(restedAt)) {
            isCounting = true;
            begunAt = null;
            // goes on to its end, also when the first who asked is no longer interested
            latest = counted().map(Optional::of)
                    .invoke(this::keep)
                    .onFailure().invoke(failure -> LOG.warnf("the orders could not be counted: %s", failure))
                    .onFailure().recoverWithItem(this::last)
                    .invoke(this::rest)
                    .memoize().indefinitely();
        }
        return latest;
    }

    private Uni<OrderCount> counted() {
        return replicas.living().chain(living -> unitOfWork.inTransaction(() -> {
            var at = begin();
            return Panache.getSession().chain(session -> session.createNativeQuery(LIMIT, String.class).getSingleResult()
                    .chain(() -> session.createNativeQuery(COUNT, Object[].class).getResultList()))
                    .map(rows -> count(at, rows, living));
        }));
    }

    /** What each replica follows is a few seconds old, so nothing here is exact while orders come and go. */
    private static OrderCount count(Instant at, List<Object[]> rows, List<Replica> living) {
        Map<String, Long> byStatus = rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
        long open = byStatus.entrySet().stream().filter(entry -> OPEN.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
        long followed = living.stream().flatMap(replica -> replica.report().watched().values().stream())
                .mapToLong(Integer::longValue).sum();
        return new OrderCount(at, byStatus, Math.max(0, open - followed));
    }

    private synchronized Instant begin() {
        var now = clock.instant();
        begunAt = now;
        return now;
    }

    private synchronized void keep(Optional<OrderCount> count) {
        last = count;
    }

    private synchronized Optional<OrderCount> last() {
        return last;
    }

    /** What never began, because there was no database, took nothing. */
    private synchronized void rest() {
        var now = clock.instant();
        var took = begunAt == null ? Duration.ZERO : Duration.between(begunAt, now);
        var due = took.multipliedBy(RESTS);
        restedAt = now.plus(due.compareTo(LEAST_REST) > 0 ? due : LEAST_REST);
        isCounting = false;
    }
}
