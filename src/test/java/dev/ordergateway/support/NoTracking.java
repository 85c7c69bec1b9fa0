package dev.ordergateway.support;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Nobody follows orders, for tests that do by hand what following is made of. */
public class NoTracking implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("tracking.enabled", "false");
    }
}
