package dev.ordergateway.catalog;

import static dev.ordergateway.support.Gateway.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The partner's door is shut, and opened again. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class PartnerRefusingTest extends CatalogCalls {

    @Test
    void whatIsKeptIsShownTheRestIs503AndPlacingGoesOnLater() throws IOException {
        brands().statusCode(200);
        clock.pass(Duration.ofHours(1));
        var key = Bodies.unique("key");
        var body = Bodies.nested(Bodies.anyEmail());
        String order;
        partner.close();
        try {
            brands().statusCode(200).header("Warning", notNullValue());
            get("/homepage?test=" + unasked).statusCode(503).header("Retry-After", notNullValue())
                    .body("code", equalTo("partner_unavailable"));
            order = place(body, key).statusCode(503).header("Retry-After", notNullValue())
                    .body("code", equalTo("partner_unavailable"))
                    .body("retryable", equalTo(true))
                    .extract().path("instance");
        } finally {
            partner.reopen();
        }

        partner.script(PartnerStub.json(201, "{\"order_id\":\"ord_1\",\"order_state\":\"WaitingForPayment\"}"));
        place(body, key).statusCode(201).header("Location", equalTo(order)).body("status", equalTo("WaitingForPayment"));
        assertThat(partner.requests()).filteredOn(request -> request.method().equals("POST")).hasSize(1);
        place(body, key).statusCode(200);
    }
}
