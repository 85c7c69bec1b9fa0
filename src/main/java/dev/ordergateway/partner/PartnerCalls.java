package dev.ordergateway.partner;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

/** Every call to the partner but its streams, each kind behind a guard of its own. */
@ApplicationScoped
class PartnerCalls {

    private final Map<CallKind, GuardedCalls> guards = new EnumMap<>(CallKind.class);

    PartnerCalls(PartnerConfig config, PartnerWeather weather, CallMeter meter) {
        for (var kind : CallKind.values()) {
            var limit = kind == CallKind.CREATE ? config.createTimeout() : config.readTimeout();
            guards.put(kind, new GuardedCalls(kind, limit, config.breaker(), weather, meter));
        }
    }

    GuardedCalls of(CallKind kind) {
        return Objects.requireNonNull(guards.get(kind));
    }
}
