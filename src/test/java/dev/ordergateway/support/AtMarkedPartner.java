package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;

/** The gateway at a {@link MarkedPartner}, which the test has in a field, and with everything it can log. */
public final class AtMarkedPartner extends QuickTracking {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(super.getConfigOverrides());
        settings.put("sandbox.enabled", "false");
        settings.put("quarkus.log.category.\"dev.ordergateway\".min-level", "TRACE");
        settings.put("quarkus.log.category.\"dev.ordergateway\".level", "TRACE");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Partner.class));
    }

    /** Listens before the gateway starts. */
    public static final class Partner implements QuarkusTestResourceLifecycleManager {

        private @Nullable MarkedPartner partner;

        @Override
        public Map<String, String> start() {
            partner = new MarkedPartner();
            return Map.of("partner.url", partner.url());
        }

        @Override
        public void inject(TestInjector test) {
            test.injectIntoFields(partner, new MatchesType(MarkedPartner.class));
        }

        @Override
        public void stop() {
            if (partner != null) {
                try {
                    partner.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
