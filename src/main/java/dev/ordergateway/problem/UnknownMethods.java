package dev.ordergateway.problem;

import java.util.Set;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * One name in the metrics for every method that HTTP does not know. A method is any text that a caller likes, and each would
 * be a series of its own.
 */
@Singleton
class UnknownMethods implements MeterFilter {

    private static final String METERS = "http.server.";
    private static final String TAG = "method";
    private static final Set<String> KNOWN = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT",
            "TRACE");

    @Override
    public Meter.Id map(Meter.Id id) {
        var method = id.getName().startsWith(METERS) ? id.getTag(TAG) : null;
        return method == null || KNOWN.contains(method) ? id : id.replaceTags(Tags.of(id.getTags()).and(TAG, "other"));
    }
}
