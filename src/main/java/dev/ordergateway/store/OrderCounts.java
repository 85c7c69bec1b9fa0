package dev.ordergateway.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Phase;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * How many orders there are of each status. To count ten million keeps a core busy for a second; it never takes more than a
 * twentieth of one.
 */
@ApplicationScoped
public class OrderCounts {

    private static final int RESTS = 20;
    private static final String COUNT = "select status, count(*) from orders group by status";
    private static final Set<String> OPEN = Arrays.stream(OrderStatus.values())
            .filter(status -> status.phase() == Phase.OPEN).map(OrderStatus::label).collect(Collectors.toUnmodifiableSet());

    private final UnitOfWork unitOfWork;
    private final Replicas replicas;
    private final Figure<OrderCount> count;

    OrderCounts(UnitOfWork unitOfWork, Contexts contexts, Replicas replicas, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.replicas = replicas;
        this.count = new Figure<>("the orders", RESTS, contexts, clock, this::counted);
    }

    /** The last count, after a new one when it is time for that; empty as long as none has succeeded. Never fails. */
    public Uni<Optional<OrderCount>> recent() {
        return count.recent().map(reading -> Optional.ofNullable(reading.value()));
    }

    private Uni<OrderCount> counted(Supplier<Instant> begin) {
        return replicas.living().chain(living -> unitOfWork.inTransaction(() -> {
            var at = begin.get();
            return Panache.getSession().call(Figure::limit)
                    .chain(session -> session.createNativeQuery(COUNT, Object[].class).getResultList())
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
}
