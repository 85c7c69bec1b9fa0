package dev.ordergateway.support;

import java.util.Map;

/** The partner is asked seldom: four questions of each kind about the catalogue a minute, ten validations in ten. */
public final class FewQuestions extends AtPartnerStub {

    @Override
    protected Map<String, String> otherSettings() {
        return Map.of("partner.budget.payment-vias", "4", "partner.budget.brands", "4", "partner.budget.homepage", "4",
                "partner.budget.products", "4", "partner.budget.price", "4", "partner.budget.validations", "10");
    }
}
