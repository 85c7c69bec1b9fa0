package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.ordergateway.order.Outcome.Unchanged;

/** What remains of an order whose person was forgotten. */
class OrderErasureTest {

    private static final Observation ERASED = new Observation.Erased(SHOWN_AT);
    private static final RedemptionCode CODE = new RedemptionCode(RedemptionCode.Kind.PIN, "SAMPLE-0000", null, null);

    @ParameterizedTest
    @EnumSource
    void whatIsPersonalGoesAndTheBooksStay(OrderStatus status) {
        var order = anOrder().withReference("cart-1").in(status);

        var erased = order.observe(ERASED).order();

        assertThat(erased.origin().request().emails()).isEmpty();
        assertThat(erased.origin().metadata()).isEmpty();
        assertThat(erased.payment().walletAddress()).isNull();
        assertThat(erased.payment().paymentUri()).isNull();
        assertThat(erased.deliveries()).allSatisfy(delivery -> assertThat(delivery.beneficiaryAccount()).isNull());
        assertThat(erased.status()).isEqualTo(status);
        assertThat(erased.version()).isEqualTo(order.version() + 1);
        assertThat(erased.payment().coinAmount()).isEqualTo(order.payment().coinAmount());
        assertThat(erased.statusSince()).isEqualTo(order.statusSince());
        assertThat(erased.origin().clientReference()).isEqualTo("cart-1");
        assertThat(erased.deliveries()).extracting(Delivery::brandName).containsOnly("Airbnb");
        assertThat(erased.observe(ERASED)).isEqualTo(new Unchanged(erased));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "PLACING", "PLACEMENT_FAILED", "UNCONFIRMED", "REJECTED" })
    void partnersIdStaysOnlyWhileTheOrderIsOpen(OrderStatus status) {
        var erased = anOrder().in(status).observe(ERASED).order();

        assertThat(erased.partnerOrderId() != null).isEqualTo(status.phase() == Phase.OPEN);
        assertThat(erased.needsFollowing()).isEqualTo(status.phase() == Phase.OPEN);
    }

    @Test
    void orderWithoutCodesIsNotMissedOnceItIsErased() {
        var erased = anOrder().done().observe(ERASED).order();

        assertThat(DeadlinesTest.DEADLINES.next(erased, SHOWN_AT)).isNull();
    }

    @Test
    void whatIsShownMayBeKeptOnlyOfAPersonWhoIsKnownHere() {
        var waiting = anOrder().waitingForDelivery();
        var theirs = partnerShows(DONE).payment(waiting.payment()).delivery(waiting.deliveries().getFirst()).order();
        var anothers = partnerShows(DONE).ofOrder("ord_other").payment(waiting.payment())
                .delivery(waiting.deliveries().getFirst()).order();

        assertThat(waiting.keepable(theirs)).isEqualTo(theirs);
        assertThat(waiting.keepable(anothers)).isEqualTo(anothers.erased());
        assertThat(anOrder().refused().keepable(theirs)).isEqualTo(theirs.erased());
        assertThat(waiting.observe(ERASED).order().keepable(theirs)).isEqualTo(theirs.erased()).isNotEqualTo(theirs);
    }

    @Test
    void openOrderIsFollowedToItsEndWithoutLearningWhoseItIs() {
        var payment = new PaymentInstructions("SAMPLEother", new BigDecimal("9"), null, null, null, null, "solana:x", null,
                false);
        var delivery = new Delivery(1, "d1", null, null, null, null, null, "buyer@example.com", "Succeeded", true, true, CODE);

        var order = anOrder().waitingForDelivery().observe(ERASED).order()
                .observe(partnerShows(WAITING_FOR_DELIVERY).payment(payment).delivery(delivery).inAMessage()).order();
        var done = order.observe(partnerShows(DONE).payment(payment).delivery(delivery).inAMessage()).order();

        assertThat(done.status()).isEqualTo(DONE);
        assertThat(done.partnerOrderId()).isNull();
        assertThat(done.payment().walletAddress()).isNull();
        assertThat(done.payment().coinAmount()).isEqualTo(new BigDecimal("9"));
        assertThat(done.deliveries().getFirst().isFulfilled()).isTrue();
        assertThat(done.deliveries().getFirst().codeAvailable()).isFalse();
        assertThat(done.deliveries().getFirst().code()).isNull();
        assertThat(done.deliveries().getFirst().beneficiaryAccount()).isNull();
    }
}
