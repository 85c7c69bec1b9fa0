package dev.ordergateway.catalog;

import java.util.Map;

import dev.ordergateway.support.AtPartnerStub;

/** The partner's answer is waited for until all callers are there, and kept where ten of 10,000 bytes have room. */
public final class PatientAndSmall extends AtPartnerStub {

    @Override
    protected Map<String, String> otherSettings() {
        return Map.of("partner.read-timeout", "2m", "catalog.memory", "120000");
    }
}
