package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_MANUAL_ACTION;
import static dev.ordergateway.support.Orders.PAYMENT_DEADLINE;
import static dev.ordergateway.support.Orders.VERSION;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsNoWord;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Unchanged;

/** The rules of an order's life, one by one. */
class OrderTest {

    @Test
    void startsAtVersionOneWithTheEstimatedDeadline() {
        var order = anOrder().of(2).justPlaced();

        assertThat(order.status()).isEqualTo(OrderStatus.PLACING);
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.payment().deadlineEstimated()).isTrue();
        assertThat(order.payment().coin()).isEqualTo("USDC");
        assertThat(order.deliveries()).extracting(Delivery::position).containsExactly(1, 2);
        assertThat(order.partnerOrderId()).isNull();
    }

    @Test
    void sameObservationTwiceIsUnchanged() {
        var seen = partnerShows(WAITING_FOR_DELIVERY).sentCoinAmount("101.48").delivery("d1", "Created").inAMessage();

        var once = anOrder().waitingForPayment().observe(seen);
        var twice = once.order().observe(seen);

        assertThat(once).isInstanceOf(Advanced.class);
        assertThat(twice).isEqualTo(new Unchanged(once.order()));
    }

    @Test
    void absentOrEmptyFieldErasesNothing() {
        var order = anOrder().waitingForPayment();
        var empty = new PaymentInstructions("", null, null, "", "", "", "", null, false);
        var nothing = new Delivery(1, "d1", "", "", "", "", null, "", "", false, false, null);

        var absent = order.observe(partnerShowsNoWord().inAMessage());
        var blank = order.observe(partnerShowsUnknownWord("").paymentState("").payment(empty).delivery(nothing).inAMessage());

        assertThat(absent).isEqualTo(new Unchanged(order));
        assertThat(blank).isEqualTo(new Unchanged(order));
    }

    @Test
    void everyFactShownLaterReplacesTheKnownOne() {
        var payment = new PaymentInstructions("other address", new BigDecimal("99"), new BigDecimal("98"), "BTC", "Lightning",
                "GATE_PAY", "lightning:lnbc", PAYMENT_DEADLINE.plusSeconds(1), false);
        var delivery = new Delivery(1, "d1", "mobile_recharge", "Other", "DE", "5 EUR", new BigDecimal("5"), "+4915112345678",
                "Succeeded", true, true, new RedemptionCode(RedemptionCode.Kind.PIN, "SAMPLE-0000-CODE", null, null));

        var order = anOrder().waitingForPayment().observe(partnerShows(DONE).inTheWord("Completed")
                .paymentState("PaymentReceived").payment(payment).delivery(delivery).inAMessage()).order();

        assertThat(order.payment()).isEqualTo(payment);
        assertThat(order.deliveries()).containsExactly(delivery);
        assertThat(order.orderState()).isEqualTo("Completed");
        assertThat(order.paymentState()).isEqualTo("PaymentReceived");
    }

    @Test
    void partnersDeadlineReplacesTheEstimateForGood() {
        var deadline = Instant.parse("2026-08-01T10:15:00Z");
        var stated = new PaymentInstructions(null, null, null, null, null, null, null, deadline, false);

        var order = anOrder().waitingForPayment().observe(partnerShowsNoWord().payment(stated).inAMessage()).order();
        var later = order.observe(partnerShowsNoWord().inAMessage());

        assertThat(order.payment().deadline()).isEqualTo(deadline);
        assertThat(order.payment().deadlineEstimated()).isFalse();
        assertThat(later).isEqualTo(new Unchanged(order));
    }

    @Test
    void amountWrittenWithMoreZerosIsNoNews() {
        var order = anOrder().waitingForPayment();

        assertThat(order.payment().sentCoinAmount()).isEqualTo(new BigDecimal("1.5"));
        assertThat(order.observe(partnerShowsNoWord().sentCoinAmount("1.50").inAMessage())).isEqualTo(new Unchanged(order));
    }

    @ParameterizedTest
    @EnumSource(names = { "DONE", "REFUNDED" })
    void finalOrderCanStillBeEnriched(OrderStatus end) {
        var order = anOrder().in(end);

        var outcome = order.observe(partnerShows(end).delivery("d1", "Succeeded").inAMessage());

        assertThat(outcome).isInstanceOf(Enriched.class);
        assertThat(outcome.order().status()).isEqualTo(end);
        assertThat(outcome.order().deliveries().getFirst().isFulfilled()).isTrue();
    }

    @Test
    void synonymOfTheStatusIsKeptAndMovesNothing() {
        var outcome = anOrder().done().observe(partnerShows(DONE).inTheWord("Completed").inAMessage());

        assertThat(outcome).isInstanceOf(Enriched.class);
        assertThat(outcome.order().orderState()).isEqualTo("Completed");
        assertThat(outcome.order().attention()).isEmpty();
    }

    @Test
    void overtakenAnswerThatAgreesIsUnchanged() {
        var order = anOrder().done();

        assertThat(order.observe(partnerShows(DONE).inAStaleAnswer(order))).isEqualTo(new Unchanged(order));
    }

    @Test
    void versionGrowsByOneForEachVisibleChange() {
        var order = anOrder().waitingForPayment()
                .observe(partnerShowsNoWord().sentCoinAmount("50").inAMessage()).order()
                .observe(partnerShowsNoWord().sentCoinAmount("50.0").inAMessage()).order()
                .observe(partnerShows(DONE).quarantined().sentCoinAmount("101.48").inAMessage()).order()
                .observe(partnerShows(WAITING_FOR_MANUAL_ACTION).inAMessage()).order();

        assertThat(order.version()).isEqualTo(VERSION + 3);
    }

    @Test
    void printsNothingThatIsAKeyOrPersonal() {
        assertThat(anOrder().done()).hasToString("Order[019864f5-0000-7000-8000-000000000001, Done, 5]");
    }
}
