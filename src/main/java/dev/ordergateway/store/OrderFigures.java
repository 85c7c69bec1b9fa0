package dev.ordergateway.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Attention;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.AskingOrders.Asking;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * What people want to know of all orders together. However many there are, each question reads a part of an index that does
 * not grow with them, and never takes more than a twentieth of a core.
 */
@ApplicationScoped
public class OrderFigures {

    private static final int RESTS = 20;

    /** The first row is of all flags together. */
    static final String ASKING = """
            select flag, count(distinct order_id), cast((array_agg(order_id order by created_at, order_id))[1] as text),
              cast(extract(epoch from min(created_at)) * 1000 as bigint)
            from unnest(cast(?1 as text[])) flag cross join lateral (
              select order_id, created_at from search_terms where term = 'attention:' || flag
              order by created_at, order_id limit ?2) flagged
            group by grouping sets ((), (flag)) order by grouping(flag) desc, flag""";

    static final String HOURLY = """
            select cast(extract(epoch from hour - cast(?1 as timestamptz)) as int) / 3600, placed
            from (
              select date_bin('1 hour', created_at, cast(?1 as timestamptz)) as hour, count(*) as placed
              from orders where created_at >= ?1 and created_at < ?2 group by hour) hours""";

    /** The moves are among the first lines of a journal, because what repeats is folded; so an endless one costs no more. */
    static final String TIMES = """
            select cast(extract(epoch from paid_at - created_at) * 1000 as bigint),
              cast(extract(epoch from delivered_at - paid_at) * 1000 as bigint)
            from unnest(array['Done', 'WaitingForDelivery']) wanted cross join lateral (
              select id, created_at from orders where status = wanted
              order by created_at desc, id desc limit ?1) newest cross join lateral (
              select min(at) filter (where to_status = 'WaitingForDelivery') as paid_at,
                min(at) filter (where to_status = 'Done') as delivered_at
              from journal where order_id = newest.id and seq <= 100) moves
            where paid_at is not null order by created_at desc""";

    private final UnitOfWork unitOfWork;
    private final Figure<AskingOrders> asking;
    private final Figure<HourlyOrders> hourly;
    private final Figure<OrderTimes> times;

    OrderFigures(UnitOfWork unitOfWork, Contexts contexts, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.asking = new Figure<>("orders that ask for a person", RESTS, contexts, clock, this::askingNow);
        this.hourly = new Figure<>("orders of each hour", RESTS, contexts, clock, this::hourlyNow);
        this.times = new Figure<>("times of orders", RESTS, contexts, clock, this::timesNow);
    }

    /** Never fails. */
    public Uni<Reading<AskingOrders>> asking() {
        return asking.recent();
    }

    /** Never fails. */
    public Uni<Reading<HourlyOrders>> hourly() {
        return hourly.recent();
    }

    /** Never fails. */
    public Uni<Reading<OrderTimes>> times() {
        return times.recent();
    }

    private Uni<AskingOrders> askingNow(Supplier<Instant> begin) {
        var flags = Arrays.stream(Attention.values()).map(Attention::name).toArray(String[]::new);
        return unitOfWork.inTransaction(() -> {
            var _ = begin.get();
            return rows(ASKING, flags, AskingOrders.COUNTED);
        }).map(rows -> new AskingOrders((Long) rows.getFirst()[1],
                rows.stream().skip(1).map(OrderFigures::asking).toList()));
    }

    private static Asking asking(Object[] row) {
        return new Asking(Attention.valueOf((String) row[0]), (Long) row[1], new OrderId(UUID.fromString((String) row[2])),
                Instant.ofEpochMilli((Long) row[3]));
    }

    private Uni<HourlyOrders> hourlyNow(Supplier<Instant> begin) {
        return unitOfWork.inTransaction(() -> {
            var from = HourlyOrders.from(begin.get());
            return rows(HOURLY, from, from.plus(HourlyOrders.HOURS, ChronoUnit.HOURS)).map(rows -> hourly(from, rows));
        });
    }

    private static HourlyOrders hourly(Instant from, List<Object[]> rows) {
        Map<Integer, Long> counts = rows.stream().collect(Collectors.toMap(row -> (Integer) row[0], row -> (Long) row[1]));
        return new HourlyOrders(from,
                IntStream.range(0, HourlyOrders.HOURS).mapToObj(hour -> counts.getOrDefault(hour, 0L)).toList());
    }

    private Uni<OrderTimes> timesNow(Supplier<Instant> begin) {
        return unitOfWork.inTransaction(() -> {
            var _ = begin.get();
            return rows(TIMES, OrderTimes.SAMPLE);
        }).map(rows -> new OrderTimes(
                durations(rows.stream().map(row -> row[0])), durations(rows.stream().map(row -> row[1]))));
    }

    /** Clocks of replicas differ a little, so a time may seem to go back. */
    private static List<Duration> durations(Stream<Object> millis) {
        return millis.filter(Objects::nonNull).limit(OrderTimes.SAMPLE)
                .map(known -> Duration.ofMillis(Math.max(0, (Long) known))).toList();
    }

    private static Uni<List<Object[]>> rows(String sql, Object... parameters) {
        return Panache.getSession().call(Figure::limit).chain(session -> {
            var query = session.createNativeQuery(sql, Object[].class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }
}
