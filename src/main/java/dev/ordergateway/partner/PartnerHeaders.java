package dev.ordergateway.partner;

import java.util.HashMap;
import java.util.Map;

/** The headers that the partner wants on every call, reads included: those of every generation of its API at once. */
final class PartnerHeaders {

    static final String COUNTRY = "X-Country-ISO-Code";
    static final String FORWARDED_FOR = "X-Forwarded-For";
    static final String USER_AGENT = "User-Agent";

    private PartnerHeaders() {
    }

    /** Those that are the same on every call. */
    static Map<String, String> of(PartnerConfig config) {
        return Map.of(
                "X-Cr-Application", config.applicationId(),
                "X-Cr-Version", config.applicationVersion(),
                "Content-Type", "application/json");
    }

    /** Those that tell for whom the call is made. */
    static Map<String, String> of(PartnerConfig config, EndUser user) {
        var headers = new HashMap<String, String>();
        headers.put(COUNTRY, user.country() == null ? config.country() : user.country());
        headers.put(USER_AGENT, ownAgent(config));
        if (user.client() != null && user.client().address() != null) {
            headers.put(FORWARDED_FOR, user.client().address());
        }
        if (user.client() != null && user.client().userAgent() != null) {
            headers.put(USER_AGENT, user.client().userAgent());
        }
        return headers;
    }

    /** The agent of a call that no end user is known to have caused. */
    static String ownAgent(PartnerConfig config) {
        return "order-gateway/" + config.applicationVersion();
    }
}
