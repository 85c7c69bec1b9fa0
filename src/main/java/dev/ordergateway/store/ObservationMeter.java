package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.PLACING;
import static dev.ordergateway.order.OrderStatus.UNCONFIRMED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.order.Transition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts what orders have observed, by where it was seen and what was made of it, and measures how long their stations took.
 */
@ApplicationScoped
class ObservationMeter {

    private static final Set<OrderStatus> UNPAID = Set.of(PLACING, UNCONFIRMED, WAITING_FOR_PAYMENT, EXPIRED, CANCELED);

    private final MeterRegistry registry;
    private final Timer payment;
    private final Timer delivery;

    ObservationMeter(MeterRegistry registry) {
        this.registry = registry;
        this.payment = Timer.builder("gateway.order.payment")
                .description("From placing to payment, of orders that were seen between payment and delivery")
                .serviceLevelObjectives(ofSeconds(10), ofSeconds(30), ofMinutes(1), ofMinutes(2), ofMinutes(5), ofMinutes(10),
                        ofMinutes(15), ofMinutes(20), ofMinutes(30), ofHours(1), ofHours(6), ofDays(1))
                .register(registry);
        this.delivery = Timer.builder("gateway.order.delivery")
                .description("To delivery, from when an order was last seen to wait for it")
                .serviceLevelObjectives(ofSeconds(1), ofSeconds(2), ofSeconds(5), ofSeconds(10), ofSeconds(30), ofMinutes(1),
                        ofMinutes(2), ofMinutes(5), ofMinutes(10), ofMinutes(30), ofHours(1), ofHours(6))
                .register(registry);
    }

    void observed(Observation observation, Outcome outcome) {
        registry.counter("gateway.observations", "source", observation.source().label(), "verdict", verdict(outcome))
                .increment();
        if (outcome instanceof Outcome.Advanced(var order, var move)) {
            moved(order, move);
        }
    }

    /** Each move is committed once, so it is measured once. */
    private void moved(Order order, Transition move) {
        if (move.to() == WAITING_FOR_DELIVERY && UNPAID.contains(move.from())) {
            payment.record(passed(order.createdAt(), move.at()));
        } else if (move.to() == DONE && move.from() == WAITING_FOR_DELIVERY) {
            delivery.record(passed(move.since(), move.at()));
        }
    }

    /** Clocks of replicas differ a little, so time may seem to go back. */
    private static Duration passed(Instant since, Instant at) {
        return at.isBefore(since) ? Duration.ZERO : Duration.between(since, at);
    }

    /** The word for what became of it. */
    static String verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Advanced _ -> "advanced";
            case Outcome.Enriched _ -> "enriched";
            case Outcome.Unchanged _ -> "unchanged";
            case Outcome.Disregarded(_, var reason) -> reason.name().toLowerCase(Locale.ROOT);
        };
    }
}
