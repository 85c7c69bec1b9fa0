package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;

/**
 * The gateway at a {@link MarkedPartner}, which the test has in a field, with everything it can log, and with the client
 * contexts of those who call from this machine.
 */
public class AtMarkedPartner extends QuickTracking {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(super.getConfigOverrides());
        settings.put("sandbox.enabled", "false");
        settings.put("partner.forward-client-context", "true");
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
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
