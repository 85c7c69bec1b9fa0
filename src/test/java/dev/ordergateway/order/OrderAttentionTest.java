package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.CANCELED;
import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.VERSION;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Reason;

/** When an order asks for a person, and when it does not. */
class OrderAttentionTest {

    @Test
    void disbelievedObservationTwiceFlagsOnce() {
        var regression = partnerShows(WAITING_FOR_PAYMENT).inAMessage();

        var once = anOrder().done().observe(regression).order();
        var twice = once.observe(regression);

        assertThat(once.version()).isEqualTo(VERSION + 1);
        assertThat(twice).isEqualTo(new Disregarded(once, Reason.NOT_A_MOVE));
    }

    @Test
    void unknownWordLeavesTheStatusIsKeptVerbatimAndRaisesAttention() {
        var outcome = anOrder().waitingForPayment().observe(partnerShowsUnknownWord("on_Hold!").inAMessage());

        assertThat(outcome).isInstanceOf(Enriched.class);
        assertThat(outcome.order().status()).isEqualTo(WAITING_FOR_PAYMENT);
        assertThat(outcome.order().orderState()).isEqualTo("on_Hold!");
        assertThat(outcome.order().attention()).containsExactly(Attention.UNKNOWN_PARTNER_STATE);
    }

    @Test
    void moveOutsideTheTableIsFlaggedAndNoFactOfItBelieved() {
        var order = anOrder().done();

        var outcome = order.observe(partnerShows(WAITING_FOR_PAYMENT).quarantined().sentCoinAmount("9")
                .delivery("d1", "Failed").delivery("d2", "Failed").inAMessage());

        assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_A_MOVE));
        assertThat(outcome.order().attention()).containsExactly(Attention.REGRESSION_SEEN);
        assertThat(outcome.order()).usingRecursiveComparison().ignoringFields("attention", "version", "updatedAt", "memory")
                .isEqualTo(order);
    }

    @Test
    void answerOvertakenByAMessageRaisesNothing() {
        var asked = anOrder().waitingForPayment();
        var overtaken = asked.observe(partnerShows(DONE).inAMessage()).order();

        var outcome = overtaken.observe(partnerShows(WAITING_FOR_PAYMENT).inAFreshAnswer(asked));

        assertThat(outcome).isEqualTo(new Disregarded(overtaken, Reason.STALE));
    }

    @ParameterizedTest
    @EnumSource(names = { "WAITING_FOR_DELIVERY", "WAITING_FOR_MANUAL_ACTION", "DONE", "REFUNDED" })
    void paymentAfterExpiryRaisesAttention(OrderStatus paid) {
        var order = anOrder().expired().observe(partnerShows(paid).inAMessage()).order();

        assertThat(order.status()).isEqualTo(paid);
        assertThat(order.attention()).containsExactly(Attention.PAID_AFTER_EXPIRY);
    }

    @Test
    void cancellationAfterExpiryIsNoPayment() {
        assertThat(anOrder().expired().observe(partnerShows(CANCELED).inAMessage()).order().attention()).isEmpty();
    }

    @Test
    void quarantinedPaymentRaisesAttention() {
        var order = anOrder().waitingForPayment().observe(partnerShows(WAITING_FOR_PAYMENT).quarantined().inAMessage()).order();

        assertThat(order.attention()).containsExactly(Attention.PAYMENT_QUARANTINED);
        assertThat(order.paymentState()).isEqualTo("PaymentQuarantined");
    }

    @Test
    void attentionOutlivesTheMoves() {
        var order = anOrder().expired()
                .observe(partnerShows(WAITING_FOR_DELIVERY).inAMessage()).order()
                .observe(partnerShows(DONE).inAMessage()).order();

        assertThat(order.attention()).containsExactly(Attention.PAID_AFTER_EXPIRY);
    }
}
