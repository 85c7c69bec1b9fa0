package dev.ordergateway.partner;

import java.util.Map;

/** The headers that the partner wants on every call, reads included. */
final class PartnerHeaders {

    static final String COUNTRY = "X-Country-ISO-Code";

    private PartnerHeaders() {
    }

    /** All but the country, which depends on the call, and {@code Accept}. */
    static Map<String, String> of(PartnerConfig config) {
        return Map.of(
                "X-Cr-Application", config.applicationId(),
                "X-Cr-Version", config.applicationVersion(),
                "Content-Type", "application/json",
                "User-Agent", "order-gateway/" + config.applicationVersion());
    }
}
