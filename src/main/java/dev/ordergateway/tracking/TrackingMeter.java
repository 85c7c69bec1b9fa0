package dev.ordergateway.tracking;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what following does. */
@ApplicationScoped
class TrackingMeter {

    private final MeterRegistry registry;

    TrackingMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param outcome {@code opened}, or why it was not */
    void opening(String outcome) {
        registry.counter("gateway.stream.openings", "outcome", outcome.toLowerCase(Locale.ROOT)).increment();
    }

    /** An open stream ended and was not ended by us, so it must be opened again. */
    void reconnect() {
        registry.counter("gateway.stream.reconnects").increment();
    }

    void poll() {
        registry.counter("gateway.polls").increment();
    }

    void leases(int gained, int lost) {
        registry.counter("gateway.lease.moves", "move", "gained").increment(gained);
        registry.counter("gateway.lease.moves", "move", "lost").increment(lost);
    }
}
