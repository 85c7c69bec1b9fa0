package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.EndUserCalls.callsAbout;
import static dev.ordergateway.support.EndUserCalls.creates;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.AtMarkedPartner;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.EndUserCalls;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.MarkedPartner;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.PartnerStub.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What the partner is told of the end user of an order. */
@QuarkusTest
@TestProfile(AtMarkedPartner.class)
class ClientContextTest {

    private static final EndUserCalls BUYER = new EndUserCalls("203.0.113.7, 10.0.0.1", "Mozilla/5.0 (X11)");
    private static final EndUserCalls ANOTHER = new EndUserCalls("203.0.113.99", "curl/8");

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    MarkedPartner partner;
    @Inject
    Database database;

    private final String email = anyEmail();

    @Test
    void everyCallAboutAnOrderIsMadeForItsBuyer() {
        var theirs = theirs(streaming(nested(email).replace("\"US\"", "\"IT\"")));
        theirs.reconcile();

        assertThat(creates(partner, email)).singleElement().satisfies(ClientContextTest::isForTheBuyer);
        assertThat(theirs.calls()).extracting(Request::path).contains(theirs.path(), theirs.path() + "/subscribe");
        assertThat(theirs.calls()).allSatisfy(ClientContextTest::isForTheBuyer)
                .allSatisfy(call -> assertThat(call.headers()).containsEntry("X-Country-ISO-Code", "IT"));
    }

    @Test
    void sameKeyAsksForTheFirstOneWhoUsedIt() {
        var key = unique("key");
        partner.nextCreate(PartnerStub.json(429, "{}"));
        BUYER.place(nested(email), key).statusCode(503);

        String id = ANOTHER.place(nested(email), key).statusCode(201).extract().path("order_id");
        ANOTHER.place(nested(email), key).statusCode(200);

        awaitWatch(id, "streaming");
        assertThat(creates(partner, email)).hasSize(2).allSatisfy(ClientContextTest::isForTheBuyer);
        assertThat(theirs(id).calls()).isNotEmpty().allSatisfy(ClientContextTest::isForTheBuyer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "unknown", "1.2.3.4.5", ":", "[", "203.0.113.7:", "%", "a b", ";for=1.2.3.4", "203.0.113.7/8",
            "203.0.113.7 203.0.113.8", "for=203.0.113.7", "localhost", "1", "[::1]x:80" })
    void oddAddressIsNoAddressAndNoError(String odd) {
        new EndUserCalls(odd, "Mozilla/5.0 (X11)").place(nested(email)).statusCode(201);

        assertThat(creates(partner, email)).singleElement().satisfies(call -> assertThat(call.headers())
                .doesNotContainKey("X-Forwarded-For").containsEntry("User-Agent", "Mozilla/5.0 (X11)"));
    }

    @ParameterizedTest
    @CsvSource({ "203.0.113.7:4711, 203.0.113.7", "203.0.113.7:99999999, 203.0.113.7", "203.0.113.7:port, 203.0.113.7",
            "[2001:DB8::1]:4711, 2001:db8::1", "2001:db8::1, 2001:db8::1", "'203.0.113.7 , unknown', 203.0.113.7" })
    void firstAddressIsPassedOnWithoutItsPort(String named, String address) {
        new EndUserCalls(named, "Mozilla/5.0").place(nested(email)).statusCode(201);

        assertThat(creates(partner, email)).singleElement().satisfies(call -> assertThat(call.headers())
                .containsEntry("X-Forwarded-For", address));
    }

    @Test
    void whoCallsForItselfIsNoEndUser() throws SQLException {
        String id = Gateway.place(nested(email)).statusCode(201).extract().path("order_id");

        assertThat(creates(partner, email)).singleElement().satisfies(ClientContextTest::isForNobody);
        assertThat(contextsOf(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "update client_contexts set key_id = 'gone'", "alter table client_contexts rename to hidden" })
    void contextThatCannotBeReadIsDoneWithout(String damage) throws SQLException {
        var theirs = theirs(streaming(nested(email)));
        database.execute(damage);
        try {
            theirs.reconcile();
            // a look that comes later may be for the buyer again
            isForNobody(theirs.calls().getLast());
        } finally {
            database.execute("alter table if exists hidden rename to client_contexts");
        }
    }

    @Test
    void nothingIsToldOfAPersonWhoWasErasedWhileTheOrderIsFollowed() throws SQLException {
        var theirs = theirs(streaming(nested(email)));
        assertThat(contextsOf(theirs.ours)).hasSize(1);
        Gateway.erase("{\"email\":\"%s\",\"force\":true}".formatted(email)).statusCode(200);
        assertThat(contextsOf(theirs.ours)).isEmpty();
        int before = theirs.calls().size();

        partner.order(theirs.id).breaksInto(PartnerStub.json(503, "{}"));
        awaitWatch(theirs.ours, "polling");

        assertThat(theirs.calls().subList(before, theirs.calls().size())).isNotEmpty()
                .allSatisfy(ClientContextTest::isForNobody);
    }

    private String streaming(String body) {
        String id = BUYER.place(body).statusCode(201).extract().path("order_id");
        awaitWatch(id, "streaming");
        return id;
    }

    private Theirs theirs(String id) {
        return new Theirs(id, Gateway.order(id).extract().path("partner_order_id"));
    }

    private List<String> contextsOf(String id) throws SQLException {
        return database.texts("select order_id from client_contexts where order_id = '" + id + "'");
    }

    private static void isForTheBuyer(Request call) {
        assertThat(call.headers()).containsEntry("X-Forwarded-For", "203.0.113.7")
                .containsEntry("User-Agent", "Mozilla/5.0 (X11)");
    }

    private static void isForNobody(Request call) {
        assertThat(call.headers()).doesNotContainKey("X-Forwarded-For")
                .hasEntrySatisfying("User-Agent", agent -> assertThat(agent).startsWith("order-gateway/"));
    }

    /** One order, by our id and by the partner's. */
    private final class Theirs {

        private final String ours;
        private final String id;

        Theirs(String ours, String id) {
            this.ours = ours;
            this.id = id;
        }

        String path() {
            return "/v5/orders/" + id;
        }

        List<Request> calls() {
            return callsAbout(partner, id);
        }

        /** Somebody else asks for a look. */
        void reconcile() {
            ANOTHER.reconcile(ours).statusCode(200);
        }
    }
}
