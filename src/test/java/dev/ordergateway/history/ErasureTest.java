package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.flat;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.awaitWatch;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.PartnerControl.fault;
import static dev.ordergateway.support.PartnerControl.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.EventReader;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PersonalOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What becomes of the orders of a person who is forgotten. */
@QuarkusTest
class ErasureTest {

    private static final String CLIENT_CONTEXTS = "insert into client_contexts select id, 'dev', 'any' from orders "
            + "on conflict do nothing";
    private static final String OWNERS = "select 'code ' || order_id from redemption_codes union all "
            + "select 'client ' || order_id from client_contexts";

    @Inject
    Database database;

    /** In everything that a test writes about its person. */
    private final String mark = unique("mark");
    private final String email = mark + "@example.com";

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void nothingOfThePersonIsLeftAndTheBooksAreAsTheyWere() throws SQLException {
        var orders = List.of(asBuyer().delivered(mark), asBeneficiary().delivered(mark), byAnOperator().delivered(mark));
        var marks = marksOf(each(orders, order -> Gateway.partnerOrder(order.id())));
        var codes = orders.stream().map(order -> order.reveal(mark)).toList();
        assertThat(codes + allThereIs(orders)).contains(marks);
        database.execute(CLIENT_CONTEXTS);
        var books = each(orders, PersonalOrder::books);
        var journals = each(orders, PersonalOrder::journal);

        erase("  " + email.toUpperCase(Locale.ROOT) + ' ').statusCode(200)
                .body("erased", equalTo(3))
                .body("order_ids", containsInAnyOrder(each(orders, PersonalOrder::id).toArray()));

        assertThat(allThereIs(orders)).doesNotContainIgnoringCase(marks);
        assertThat(each(orders, PersonalOrder::books)).isEqualTo(books);
        assertThat(each(orders, order -> order.journal().subList(0, order.journal().size() - 1))).isEqualTo(journals);
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.reveal("why not").status()).isEqualTo(410);
            assertThat(order.reveal("why not").json().path("code").textValue()).isEqualTo("erased");
            assertThat(database.texts(OWNERS)).doesNotContain("code " + order.id(), "client " + order.id());
            assertThat(order.journal()).last().satisfies(line -> {
                assertThat(line.path("kind").textValue()).isEqualTo("action");
                assertThat(line.path("by").textValue()).isEqualTo("anonymous");
            });
        });
    }

    @Test
    void ordersOfOthersAreUntouched() throws SQLException {
        asBuyer().delivered(mark);
        var another = PersonalOrder.place(marked(nested(anyEmail()))).delivered(mark);
        database.execute(CLIENT_CONTEXTS);
        var said = another.allThatIsSaid();

        erase(email).statusCode(200).body("erased", equalTo(1));

        assertThat(database.texts(OWNERS)).contains("code " + another.id(), "client " + another.id());
        assertThat(another.allThatIsSaid()).isEqualTo(said);
        assertThat(another.reveal(mark).status()).isEqualTo(200);
    }

    @Test
    void personIsErasedOnce() {
        asBuyer().delivered(mark);

        erase(anyEmail()).statusCode(200).body("erased", equalTo(0)).body("order_ids", empty());
        erase(email).statusCode(200).body("erased", equalTo(1));
        erase(email).statusCode(200).body("erased", equalTo(0)).body("order_ids", empty());
    }

    @Test
    void openOrderStandsInTheWay() {
        var delivered = asBuyer().delivered(mark);
        PartnerControl.hold();
        var open = asBuyer();
        awaitWatch(open.id(), "streaming");
        var said = delivered.allThatIsSaid();
        var document = open.document();

        erase(email).statusCode(409).contentType("application/problem+json")
                .body("code", equalTo("open_orders"))
                .body("order_ids", contains(open.id()));

        assertThat(delivered.allThatIsSaid()).isEqualTo(said);
        assertThat(open.document()).isEqualTo(document);
    }

    @Test
    void openOrderIsErasedByForceAndFollowedToItsEnd() throws SQLException {
        PartnerControl.hold();
        var order = asBuyer();
        awaitWatch(order.id(), "streaming");
        var theirs = Gateway.partnerOrder(order.id());
        try (var stream = new EventReader(order.id()).awaitFrames(1)) {
            Gateway.erase("{\"email\":\"%s\",\"force\":true}".formatted(email)).statusCode(200).body("order_ids",
                    contains(order.id()));
            theirs.becomes("WaitingForDelivery");
            theirs.release();
            awaitWatch(order.id(), "ended");

            var marks = marksOf(List.of(theirs));
            assertThat(stream.awaitEnd().frames().getFirst().toString()).contains(mark);
            assertThat(stream.frames().stream().skip(1).toList().toString()).contains("Done")
                    .doesNotContainIgnoringCase(marks);
            assertThat(allThereIs(List.of(order))).doesNotContainIgnoringCase(marks);
        }
        assertThat(order.document().path("status").textValue()).isEqualTo("Done");
        assertThat(order.journal()).extracting(line -> line.path("reason").textValue()).doesNotContain("NOT_A_MOVE");
        assertThat(order.document().path("coin_amount").textValue()).isEqualTo("104.60");
        assertThat(order.reveal("why not").status()).isEqualTo(410);
    }

    @Test
    void keyOfAnErasedPlacementFailurePlacesANewOrder() {
        var key = unique("key");
        fault("create", "status_429");
        String failed = place(marked(nested(email)), key).statusCode(503).extract().path("instance");
        erase(email).statusCode(200).body("order_ids[0]", equalTo(failed.substring("/api/orders/".length())));

        place(marked(nested(email)), key).statusCode(201).header("Location", not(endsWith(failed)));
    }

    private PersonalOrder asBuyer() {
        return PersonalOrder.place(with("\"refund_wallet_address\":\"%s\"".formatted(mark), marked(nested(email))));
    }

    private PersonalOrder asBeneficiary() {
        var written = ' ' + email.toUpperCase(Locale.ROOT) + "  ";
        return PersonalOrder.place(marked(flat(anyEmail())).replace("someone.else@example.com", written));
    }

    private PersonalOrder byAnOperator() {
        fault("create", "cut");
        String id = place(marked(nested(email))).statusCode(202).extract().path("order_id");
        return new PersonalOrder(id).attached(ordersOf(email).getFirst(), mark);
    }

    /** With notes of the caller's that tell who it is. */
    private String marked(String body) {
        return with("\"metadata\":{\"note\":\"%s\"}".formatted(mark), body);
    }

    private String[] marksOf(List<PartnerOrderControl> theirs) {
        return Stream.concat(Stream.of(mark), theirs.stream().map(PersonalOrder::secretsAt).flatMap(List::stream))
                .toArray(String[]::new);
    }

    private String allThereIs(List<PersonalOrder> orders) throws SQLException {
        return each(orders, PersonalOrder::allThatIsSaid) + database.dump();
    }

    private static <T> List<T> each(List<PersonalOrder> orders, Function<PersonalOrder, T> reading) {
        return orders.stream().map(reading).toList();
    }

    private static ValidatableResponse erase(String email) {
        return Gateway.erase("{\"email\":\"%s\"}".formatted(email));
    }
}
