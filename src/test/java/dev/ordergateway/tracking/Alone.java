package dev.ordergateway.tracking;

import java.util.HashMap;
import java.util.Map;

import dev.ordergateway.support.PassingTime;

/**
 * An application for tests that count orders: others would leave some whose time is long over. An order whose tracker is
 * lost is found by nobody.
 */
public final class Alone extends PassingTime {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(super.getConfigOverrides());
        settings.put("tracking.sweep-interval", "1h");
        return settings;
    }
}
