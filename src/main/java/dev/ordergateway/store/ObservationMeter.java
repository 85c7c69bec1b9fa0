package dev.ordergateway.store;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Outcome;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what orders have observed, by where it was seen and what was made of it. */
@ApplicationScoped
class ObservationMeter {

    private final MeterRegistry registry;

    ObservationMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    void observed(Observation observation, Outcome outcome) {
        registry.counter("gateway.observations", "source", observation.source().label(), "verdict", verdict(outcome))
                .increment();
    }

    private static String verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Advanced _ -> "advanced";
            case Outcome.Enriched _ -> "enriched";
            case Outcome.Unchanged _ -> "unchanged";
            case Outcome.Disregarded(_, var reason) -> reason.name().toLowerCase(Locale.ROOT);
        };
    }
}
