package dev.ordergateway.store;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.order.RedemptionCode;
import dev.ordergateway.store.StoreFailure.NoCode;
import dev.ordergateway.store.StoreFailure.NoCode.Why;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Orders;
import io.quarkus.test.junit.QuarkusTest;

/** Where redemption codes are kept, and how one comes out again. */
@QuarkusTest
class RedemptionCodesTest extends StoreCalls {

    private static final RedemptionCode CODE = new RedemptionCode(RedemptionCode.Kind.PIN, "SAMPLE-0000", "7", "123");
    private static final Act ACT = Act.of("alice", "the customer lost it");

    @Inject
    SecretReveals reveals;
    @Inject
    Database database;

    @Test
    void promise6CodesAreEncryptedAtRest() throws SQLException {
        var order = delivered(CODE);

        assertThat(database.dump()).contains(order.id().toString()).doesNotContain("SAMPLE-0000");
        assertThat(database.texts("select key_id from redemption_codes where order_id = '" + order.id() + "'"))
                .containsExactly("dev");
        assertThat(order.deliveries().getFirst()).returns(true, Delivery::codeAvailable).returns(null, Delivery::code);
    }

    @Test
    void promise6RevealLeavesWhoWhenAndWhy() {
        var order = delivered(CODE);

        assertThat(reveal(order)).isEqualTo(CODE);

        assertThat(history(order.id()).getLast()).returns("reveal", JournalLine::kind).returns("operator", JournalLine::source)
                .returns("alice", JournalLine::by).returns("the customer lost it", JournalLine::reason)
                .returns(Orders.CHANGED_AT, JournalLine::at);
        reveal(order);
        assertThat(history(order.id())).filteredOn(line -> line.kind().equals("reveal")).hasSize(2);
    }

    @Test
    void codeShownAgainIsNoNewsAndAnotherReplacesIt() {
        var order = delivered(CODE);
        var other = new RedemptionCode(RedemptionCode.Kind.URL, "https://SAMPLE.example", null, null);

        assertThat(observe(order.id(), shows(CODE)).outcome()).isInstanceOf(Unchanged.class);
        assertThat(observe(order.id(), shows(other)).outcome()).isInstanceOf(Enriched.class);

        assertThat(reveal(order)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = { "key_id = 'gone'", "sealed = 'c2hvcnQ='", "sealed = 'no base64'",
            "sealed = overlay(sealed placing 'AAAA' from 30)" })
    void codeThatCannotBeReadIsNotRevealedAndLearnedAgain(String damage) throws SQLException {
        var order = delivered(CODE);
        database.execute("update redemption_codes set " + damage + " where order_id = '" + order.id() + "'");

        assertNoCode(order, 1, Why.UNREADABLE);
        assertThat(history(order.id())).as("nothing came out").noneMatch(line -> line.kind().equals("reveal"));

        observe(order.id(), shows(CODE));
        assertThat(reveal(order)).isEqualTo(CODE);
    }

    @Test
    void codeOfAnotherOrderDoesNotOpen() throws SQLException {
        var mine = delivered(CODE);
        var other = delivered(new RedemptionCode(RedemptionCode.Kind.PIN, "SAMPLE-1111", null, null));

        database.execute("update redemption_codes set sealed = (select sealed from redemption_codes where order_id = '"
                + other.id() + "') where order_id = '" + mine.id() + "'");

        assertNoCode(mine, 1, Why.UNREADABLE);
    }

    @Test
    void whatHasNoCodeSaysWhy() {
        var waiting = attached();
        var topUp = attached();
        observe(topUp.id(), partnerShows(DONE).delivery("d1", "Succeeded").inAMessage());
        var late = attached();
        observe(late.id(), partnerShows(DONE).inAMessage());

        assertNoCode(waiting, 1, Why.NOT_DELIVERED);
        assertNoCode(late, 1, Why.NOT_DELIVERED);
        assertNoCode(topUp, 1, Why.NEVER_HAD_ONE);
        assertThatThrownBy(() -> await(reveals.reveal(topUp.id(), 2, ACT, Orders.CHANGED_AT)))
                .isInstanceOf(StoreFailure.NotFound.class);
    }

    private void assertNoCode(Order order, int position, Why why) {
        assertThatThrownBy(() -> await(reveals.reveal(order.id(), position, ACT, Orders.CHANGED_AT)))
                .isInstanceOfSatisfying(NoCode.class, none -> assertThat(none.why()).isEqualTo(why));
    }

    private RedemptionCode reveal(Order order) {
        return await(reveals.reveal(order.id(), 1, ACT, Orders.CHANGED_AT));
    }

    private Order delivered(RedemptionCode code) {
        OrderId id = attached().id();
        return observe(id, shows(code)).stored().order();
    }

    private static dev.ordergateway.order.Observation shows(RedemptionCode code) {
        return partnerShows(DONE).delivery(new Delivery(1, "d1", null, null, null, null, null, null, "Succeeded", true, true,
                code)).inAMessage();
    }
}
