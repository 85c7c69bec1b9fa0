package dev.ordergateway.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * The gateway at a {@link PartnerStub}, which the test has in a field, by a clock that can be put forward. Its traces are
 * recorded.
 */
public class AtPartnerStub implements QuarkusTestProfile {

    @Override
    public final Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(Map.of("sandbox.enabled", "false", "tracking.enabled", "false",
                "partner.read-timeout", "2s", "partner.connect-timeout", "1s"));
        settings.putAll(RecordedSpans.EVERY_SPAN);
        settings.putAll(otherSettings());
        return settings;
    }

    /** What a test needs beside these or instead. */
    protected Map<String, String> otherSettings() {
        return Map.of();
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Partner.class));
    }

    /** Needs a name for the platform to find it by. */
    public static final class Partner extends PartnerResource<PartnerStub> {
        public Partner() {
            super(PartnerStub.class, () -> new PartnerStub(PartnerStub.json(200, "{}")), PartnerStub::url);
        }
    }
}
