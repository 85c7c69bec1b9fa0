package dev.ordergateway.support;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Quick following by a clock that can be put forward, with scans short enough to wait for. Its traces are recorded. */
public class PassingTime extends QuickTracking {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(super.getConfigOverrides());
        settings.put("tracking.scan-interval", "100ms");
        settings.putAll(RecordedSpans.EVERY_SPAN);
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }
}
