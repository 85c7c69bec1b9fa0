package dev.ordergateway.partner;

import java.time.Duration;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/** Measures and records the calls to the partner that leave, by route and by what became of them. */
@ApplicationScoped
class CallMeter {

    private final MeterRegistry registry;
    private final CallSpans spans;

    CallMeter(MeterRegistry registry, CallSpans spans) {
        this.registry = registry;
        this.spans = spans;
    }

    /** The same call, each attempt of which is measured. What was held back here is none. */
    Uni<Response> measured(CallKind kind, Uni<Response> call) {
        return Uni.createFrom().deferred(() -> {
            long begin = System.nanoTime();
            return spans.around(kind, call)
                    .onItem().invoke(answer -> note(kind, answer.getStatus() / 100 + "xx", begin))
                    .onFailure(failure -> !(failure instanceof PartnerFailure))
                    .invoke(failure -> note(kind, failure instanceof TimeoutException ? "timeout" : "failed", begin));
        });
    }

    private void note(CallKind kind, String outcome, long begin) {
        Timer.builder("gateway.partner.calls")
                .description("Calls to the partner, each attempt for itself")
                .tag("route", kind.name().toLowerCase(Locale.ROOT)).tag("outcome", outcome)
                .register(registry).record(Duration.ofNanos(System.nanoTime() - begin));
    }
}
