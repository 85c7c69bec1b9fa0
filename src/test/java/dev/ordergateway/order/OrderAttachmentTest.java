package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.REFUNDED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Reason;

/** How an order comes to know the partner's order, and never another. */
class OrderAttachmentTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "PLACING", "PLACEMENT_FAILED", "UNCONFIRMED", "REJECTED" })
    void messageOfAnotherOrderChangesNothing(OrderStatus status) {
        var order = anOrder().in(status);

        var outcome = order.observe(partnerShows(DONE).ofOrder("ord_another").quarantined().inAMessage());

        assertThat(outcome).isEqualTo(new Disregarded(order, Reason.OTHER_ORDER));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PLACEMENT", "OPERATOR" })
    void placementAndOperatorAttachThePartnersOrder(Source source) {
        var order = anOrder().unconfirmed().observe(partnerShows(WAITING_FOR_PAYMENT).shown(source, null)).order();

        assertThat(order.status()).isEqualTo(WAITING_FOR_PAYMENT);
        assertThat(order.partnerOrderId()).isEqualTo(new PartnerOrderId("ord_abc123xyz"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "STREAM", "POLL", "TIMER" })
    void nobodyElseAttachesOne(Source source) {
        var order = anOrder().unconfirmed();

        assertThat(order.observe(partnerShows(WAITING_FOR_PAYMENT).shown(source, null)))
                .isEqualTo(new Disregarded(order, Reason.OTHER_ORDER));
    }

    @Test
    void orderDeclaredNotPlacedComesBackWhenAnOperatorFindsIt() {
        var declared = anOrder().declaredNotPlaced();

        var found = declared.observe(partnerShows(REFUNDED).toAnOperator(declared)).order();

        assertThat(found.status()).isEqualTo(REFUNDED);
        assertThat(found.failure()).isNull();
    }

    @Test
    void createCallUnderWayIsNotForestalled() {
        var placing = anOrder().placing();

        assertThat(placing.observe(partnerShows(WAITING_FOR_PAYMENT).toAnOperator(placing)))
                .isEqualTo(new Disregarded(placing, Reason.NOT_A_MOVE));
    }

    @Test
    void orderDeclaredNotPlacedIsNotAttachedBeforeItsStateIsKnown() {
        var declared = anOrder().declaredNotPlaced();

        assertThat(declared.observe(partnerShowsUnknownWord("Pondering").toAnOperator(declared)))
                .isEqualTo(new Disregarded(declared, Reason.NOT_A_MOVE));
    }

    @Test
    void refusedOrderNeverMoves() {
        var refused = anOrder().refused();

        var outcome = refused.observe(partnerShows(WAITING_FOR_PAYMENT).toAnOperator(refused));

        assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_A_MOVE));
        assertThat(outcome.order().failure()).isEqualTo(refused.failure());
        assertThat(outcome.order().partnerOrderId()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void isFollowedWhileOpenAndKnownToThePartner(OrderStatus status) {
        assertThat(anOrder().in(status).isFollowed()).isEqualTo(switch (status) {
            case WAITING_FOR_PAYMENT, WAITING_FOR_DELIVERY, WAITING_FOR_MANUAL_ACTION -> true;
            default -> false;
        });
    }
}
