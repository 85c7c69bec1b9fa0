package dev.ordergateway.placement;

import java.util.HashMap;
import java.util.Map;

import dev.ordergateway.support.AtMarkedPartner;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A caller nobody trusts says whom it calls for. */
@QuarkusTest
@TestProfile(UntrustedProxyTest.TrustingAnother.class)
class UntrustedProxyTest extends NoClientContext {

    /** Believes another address than this machine's. */
    public static class TrustingAnother extends AtMarkedPartner {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.http.proxy.trusted-proxies", "10.0.0.0/8");
            return settings;
        }
    }
}
