package dev.ordergateway.placement;

import java.util.HashMap;
import java.util.Map;

import dev.ordergateway.support.AtMarkedPartner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The gateway as it is delivered, even behind a proxy that is trusted. */
@QuarkusTest
@TestProfile(ClientContextOffTest.Off.class)
class ClientContextOffTest extends NoClientContext {

    /** Passes nothing on. */
    public static class Off extends AtMarkedPartner {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.remove("partner.forward-client-context");
            return settings;
        }
    }
}
