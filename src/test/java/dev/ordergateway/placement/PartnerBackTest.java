package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A partner that nobody can reach, and that comes back. */
@QuarkusTest
@TestProfile(PartnerBackTest.PartnerAway.class)
class PartnerBackTest {

    @ConfigProperty(name = "partner.url")
    String partnerUrl;

    public static class PartnerAway implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of("partner.url", PartnerStub.urlOfNobody(), "tracking.poll-interval", "100ms");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void refusedConnectionPlacesNothingAndTheSameKeyPlacesItLater() throws IOException {
        var key = unique("key");
        var body = nested(anyEmail());
        var created = """
                {"order_id":"ord_%s","order_state":"WaitingForPayment","wallet_address":"SAMPLE"}""".formatted(key);

        String instance = place(body, key).statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("partner_unavailable"))
                .body("retryable", equalTo(true))
                .extract().path("instance");

        try (var back = new PartnerStub(URI.create(partnerUrl).getPort(), PartnerStub.json(201, created))) {
            place(body, key).statusCode(201).header("Location", endsWith(instance)).body("status",
                    equalTo("WaitingForPayment"));
            assertThat(back.requests()).filteredOn(request -> request.method().equals("POST")).hasSize(1);
            place(body, key).statusCode(200);
        }
    }

    @Test
    void oddAnswerIsConfirmedByReadingEvenWhenItShowsAnEnding() throws IOException {
        var partnerId = unique("ord");
        PartnerStub.Script partner = (request, connection) -> {
            boolean isCreate = request.method().equals("POST");
            PartnerStub.json(isCreate ? 500 : 200, shown(partnerId, isCreate ? "Expired" : "Done"))
                    .answer(request, connection);
        };

        try (var _ = new PartnerStub(URI.create(partnerUrl).getPort(), partner)) {
            String id = place(nested(anyEmail())).statusCode(201).body("status", equalTo("Expired")).extract()
                    .path("order_id");

            awaitStatus(id, "Done");
        }
    }

    private static String shown(String partnerId, String state) {
        return """
                {"order_id":"%s","order_state":"%s","deliveries":[{"delivery_state":"Succeeded"}]}"""
                .formatted(partnerId, state);
    }
}
