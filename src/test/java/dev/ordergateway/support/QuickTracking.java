package dev.ordergateway.support;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Following with intervals short enough to wait for. The first look at a silent stream comes before the others. */
public class QuickTracking implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "tracking.silence", "3s",
                "tracking.poll-interval", "100ms",
                "tracking.manual-poll-interval", "100ms",
                "tracking.start-rate", "5000",
                "tracking.poll-rate", "5000",
                "tracking.backoff.initial", "50ms",
                "tracking.backoff.max", "200ms",
                "partner.read-timeout", "1s",
                "sandbox.pay-after", "100ms",
                "sandbox.deliver-after", "100ms");
    }
}
