package dev.ordergateway.partner;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

/** Every call to the partner but its streams, each kind behind a guard of its own. */
@ApplicationScoped
class PartnerCalls {

    private final Map<CallKind, GuardedCalls> guards = new EnumMap<>(CallKind.class);

    PartnerCalls(PartnerConfig config, PartnerWeather weather) {
        for (var kind : CallKind.values()) {
            var limit = kind == CallKind.CREATE ? config.createTimeout() : config.readTimeout();
            guards.put(kind, new GuardedCalls(kind, limit, config.breaker(), weather));
        }
    }

    /** Makes a call, as {@link GuardedCalls#call} does. */
    Uni<Response> call(CallKind kind, Supplier<Uni<Response>> call) {
        return Objects.requireNonNull(guards.get(kind)).call(call);
    }
}
