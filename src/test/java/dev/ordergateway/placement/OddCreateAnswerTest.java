package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.place;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtMarkedPartner;
import dev.ordergateway.support.MarkedPartner;
import dev.ordergateway.support.PartnerStub;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** An answer to a create call that shows an order and may be wrong about it. */
@QuarkusTest
@TestProfile(AtMarkedPartner.class)
class OddCreateAnswerTest {

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    MarkedPartner partner;

    @Test
    void oddAnswerIsConfirmedByReadingEvenWhenItShowsAnEnding() {
        var order = partner.create();
        partner.nextCreate(PartnerStub.json(500, shown(order.id(), "Expired")));
        order.breaksInto(PartnerStub.json(200, shown(order.id(), "Done")));

        String id = place(nested(anyEmail())).statusCode(201).body("status", equalTo("Expired")).extract().path("order_id");

        awaitStatus(id, "Done");
    }

    private static String shown(String partnerId, String state) {
        return """
                {"order_id":"%s","order_state":"%s","deliveries":[{"delivery_state":"Succeeded"}]}"""
                .formatted(partnerId, state);
    }
}
