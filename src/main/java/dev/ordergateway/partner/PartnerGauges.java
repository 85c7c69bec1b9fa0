package dev.ordergateway.partner;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.ordergateway.partner.PartnerWeather.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** The partner's weather, for the metrics. */
@ApplicationScoped
class PartnerGauges {

    private final PartnerWeather weather;
    private final MeterRegistry registry;

    PartnerGauges(PartnerWeather weather, MeterRegistry registry) {
        this.weather = weather;
        this.registry = registry;
    }

    void start(@Observes StartupEvent start) {
        for (var state : State.values()) {
            Gauge.builder("gateway.partner.state", weather, known -> known.report().state() == state ? 1 : 0)
                    .description("1 for how the partner is doing, as this replica sees it")
                    .tag("state", word(state)).register(registry);
        }
        for (var kind : CallKind.values()) {
            Gauge.builder("gateway.partner.breaker.open", weather, known -> known.isHeldBack(kind) ? 1 : 0)
                    .description("1 while calls of the kind are held back, and those that were made of late have failed")
                    .tag("route", word(kind)).register(registry);
            Gauge.builder("gateway.partner.failing", weather, known -> known.failing(kind).toMillis() / 1e3)
                    .description("For how long every call of the kind has failed")
                    .baseUnit("seconds").tag("route", word(kind)).register(registry);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
