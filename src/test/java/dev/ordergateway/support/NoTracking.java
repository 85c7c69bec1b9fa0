package dev.ordergateway.support;

import java.util.Map;
import java.util.Set;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * Nobody follows orders, for tests that do by hand what following is made of, by a clock that can be put forward. Leases
 * last for longer than any test.
 */
public class NoTracking implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("tracking.enabled", "false", "tracking.lease.renew", "50m", "tracking.lease.ttl", "1h");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }
}
