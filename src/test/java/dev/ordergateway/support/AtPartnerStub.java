package dev.ordergateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import io.quarkus.test.junit.QuarkusTestProfile;

/** The gateway at a {@link PartnerStub}, which the test has in a field, by a clock that can be put forward. */
public class AtPartnerStub implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sandbox.enabled", "false", "tracking.enabled", "false", "partner.read-timeout", "2s",
                "partner.connect-timeout", "1s");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Partner.class));
    }

    /** Listens before the gateway starts. */
    public static final class Partner implements QuarkusTestResourceLifecycleManager {

        private @Nullable PartnerStub partner;

        @Override
        public Map<String, String> start() {
            partner = new PartnerStub(PartnerStub.json(200, "{}"));
            return Map.of("partner.url", partner.url());
        }

        @Override
        public void inject(TestInjector test) {
            test.injectIntoFields(partner, new MatchesType(PartnerStub.class));
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
