package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.EndUserCalls.callsAbout;
import static dev.ordergateway.support.EndUserCalls.creates;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.EndUserCalls;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.MarkedPartner;

/** The end user is named by the caller, and neither kept nor told to the partner. */
abstract class NoClientContext {

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    MarkedPartner partner;
    @Inject
    Database database;

    @Test
    void endUserIsNeitherKeptNorNamed() throws SQLException {
        var email = anyEmail();
        var buyer = new EndUserCalls("203.0.113.7", "Mozilla/5.0 (X11)");

        String id = buyer.place(nested(email)).statusCode(201).extract().path("order_id");
        awaitWatch(id, "streaming");
        buyer.reconcile(id).statusCode(200);

        var partnerOrderId = Gateway.order(id).extract().<String> path("partner_order_id");
        assertThat(Stream.concat(creates(partner, email).stream(), callsAbout(partner, partnerOrderId).stream()))
                .hasSizeGreaterThan(2)
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("X-Forwarded-For")
                        .hasEntrySatisfying("User-Agent", agent -> assertThat(agent).startsWith("order-gateway/")));
        assertThat(database.texts("select order_id from client_contexts")).isEmpty();
    }
}
