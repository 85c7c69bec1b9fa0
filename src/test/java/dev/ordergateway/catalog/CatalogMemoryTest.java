package dev.ordergateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Eventually;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What is kept has a bound in bytes. */
@QuarkusTest
@TestProfile(PatientAndSmall.class)
class CatalogMemoryTest extends CatalogCalls {

    @Test
    void fewLargeAnswersAreKeptOfMany() {
        partner.script(PartnerStub.json(200, "[\"" + "x".repeat(10_000) + "\"]"));
        for (int i = 0; i < 100; i++) {
            get("/homepage?test=" + i).statusCode(200);
        }

        Eventually.eventually(() -> {
            partner.requests().clear();
            for (int i = 0; i < 100; i++) {
                get("/homepage?test=" + i).statusCode(200);
            }
            assertThat(partner.requests()).hasSizeGreaterThanOrEqualTo(90);
        });
    }

    @Test
    void aSmallAnswerStays() {
        partner.script(PartnerStub.json(200, "[]"));
        brands().statusCode(200);
        brands().statusCode(200);

        assertThat(partner.requests()).hasSize(1);
    }
}
