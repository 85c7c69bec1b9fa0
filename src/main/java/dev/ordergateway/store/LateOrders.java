package dev.ordergateway.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The orders that wait for somebody for longest. However many there are, it reads the beginnings of two indexes. */
@ApplicationScoped
public class LateOrders {

    private static final int RESTS = 20;

    /** The oldest have been waiting for longest, but for one whose placing was tried again. */
    private static final String WAITS = """
            select cast(extract(epoch from (
                select min(status_since) from (
                  select status_since from orders where status = 'Unconfirmed' order by created_at, id limit 1000) oldest))
                * 1000 as bigint),
              cast(extract(epoch from (select min(due_at) from orders where due_at is not null)) * 1000 as bigint)""";

    private final UnitOfWork unitOfWork;
    private final Figure<Waits> waits;

    /**
     * For how long; zero when there is none.
     *
     * @param unconfirmed the order that has been Unconfirmed for longest
     * @param due the order that has been due for longest
     */
    public record Waits(Duration unconfirmed, Duration due) {
    }

    LateOrders(UnitOfWork unitOfWork, Contexts contexts, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.waits = new Figure<>("the orders that wait", RESTS, contexts, clock, this::waitsNow);
    }

    /** Never fails. */
    public Uni<Reading<Waits>> recent() {
        return waits.recent();
    }

    private Uni<Waits> waitsNow(Supplier<Instant> begin) {
        return unitOfWork.inTransaction(() -> {
            var now = begin.get();
            return Panache.getSession().call(Figure::limit)
                    .chain(session -> session.createNativeQuery(WAITS, Object[].class).getSingleResult())
                    .map(row -> new Waits(since((Long) row[0], now), since((Long) row[1], now)));
        });
    }

    private static Duration since(@Nullable Long millis, Instant now) {
        return millis == null || millis > now.toEpochMilli() ? Duration.ZERO
                : Duration.between(Instant.ofEpochMilli(millis), now);
    }
}
