package dev.ordergateway.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gateway at a {@link MarkedPartner}, which the test has in a field, with everything it can log and record, and with the
 * client contexts of those who call from this machine.
 */
public class AtMarkedPartner extends QuickTracking {

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(super.getConfigOverrides());
        settings.put("sandbox.enabled", "false");
        // it has calls that are never answered
        settings.put("partner.read-timeout", "1s");
        settings.put("partner.create-timeout", "3s");
        settings.putAll(RecordedSpans.EVERY_SPAN);
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

    /** Needs a name for the platform to find it by. */
    public static final class Partner extends PartnerResource<MarkedPartner> {
        public Partner() {
            super(MarkedPartner.class, MarkedPartner::new, MarkedPartner::url);
        }
    }
}
