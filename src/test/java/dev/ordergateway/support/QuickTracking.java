package dev.ordergateway.support;

import static java.util.Map.entry;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * Following with intervals short enough to wait for. The first look at a silent stream comes before the others. The partner
 * is in the same program, so it is given more time than a pause of the machine may take.
 */
public class QuickTracking implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                entry("tracking.silence", "4s"),
                entry("tracking.poll-interval", "100ms"),
                entry("tracking.manual-poll-interval", "100ms"),
                entry("tracking.start-rate", "5000"),
                entry("tracking.poll-rate", "5000"),
                entry("tracking.backoff.initial", "50ms"),
                entry("tracking.backoff.max", "200ms"),
                entry("partner.read-timeout", "3s"),
                entry("partner.create-timeout", "10s"),
                entry("sandbox.pay-after", "100ms"),
                entry("sandbox.deliver-after", "100ms"));
    }
}
