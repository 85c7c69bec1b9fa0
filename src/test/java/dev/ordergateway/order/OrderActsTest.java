package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.order.OrderStatus.EXPIRED;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_DELIVERY;
import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.VERSION;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsUnknownWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Outcome.Advanced;
import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Enriched;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.support.PartnerShows;

/** What an operator can do to an order, and what comes back of a flag that was acknowledged. */
class OrderActsTest {

    private static final Observation ACKNOWLEDGED = new Observation.Acknowledged(SHOWN_AT);
    private static final Instant A_MINUTE_LATER = SHOWN_AT.plusSeconds(60);

    @Test
    void acknowledgingClearsTheFlagsInOneVersion() {
        var order = anOrder().done().observe(partnerShows(WAITING_FOR_PAYMENT).inAMessage()).order();

        var outcome = order.observe(ACKNOWLEDGED);

        assertThat(outcome).isInstanceOf(Enriched.class);
        assertThat(outcome.order().attention()).isEmpty();
        assertThat(outcome.order().version()).isEqualTo(VERSION + 2);
        assertThat(outcome.order().observe(ACKNOWLEDGED)).isEqualTo(new Unchanged(outcome.order()));
    }

    @Test
    void causeThatWasSeenRaisesNoFlagAgain() {
        assertFlagAfterAcknowledging(anOrder().done(), partnerShows(WAITING_FOR_PAYMENT), partnerShows(WAITING_FOR_PAYMENT),
                false);
        assertFlagAfterAcknowledging(anOrder().waitingForPayment(), partnerShowsUnknownWord("Pondering"),
                partnerShowsUnknownWord("Pondering"), false);
        assertFlagAfterAcknowledging(anOrder().waitingForPayment(), partnerShows(WAITING_FOR_PAYMENT).quarantined(),
                partnerShows(WAITING_FOR_PAYMENT).quarantined().sentCoinAmount("7"), false);
    }

    @Test
    void anotherCauseRaisesTheFlagAgain() {
        assertFlagAfterAcknowledging(anOrder().done(), partnerShows(WAITING_FOR_PAYMENT), partnerShows(EXPIRED), true);
        assertFlagAfterAcknowledging(anOrder().waitingForPayment(), partnerShowsUnknownWord("Pondering"),
                partnerShowsUnknownWord("Wondering"), true);
        assertFlagAfterAcknowledging(anOrder().waitingForPayment(), partnerShows(WAITING_FOR_PAYMENT).quarantined(),
                partnerShows(WAITING_FOR_PAYMENT).quarantined().paymentState("ExpiredAfterPaymentDetection"), true);
    }

    @Test
    void sameClaimAfterThePartnerHadAgreedIsAnotherCause() {
        var seen = anOrder().done().observe(partnerShows(EXPIRED).inAMessage()).order().observe(ACKNOWLEDGED).order();

        var again = seen.observe(partnerShows(DONE).inAMessage()).order().observe(partnerShows(EXPIRED).inAMessage()).order();

        assertThat(again.attention()).containsExactly(Attention.REGRESSION_SEEN);
    }

    private static void assertFlagAfterAcknowledging(Order order, PartnerShows first, PartnerShows second, boolean again) {
        var flagged = order.observe(first.inAMessage()).order();
        var seen = flagged.observe(ACKNOWLEDGED).order();

        assertThat(flagged.attention()).isNotEmpty();
        assertThat(seen.observe(second.inAMessage()).order().attention())
                .isEqualTo(again ? flagged.attention() : seen.attention());
    }

    @Test
    void stateAgainstTheTableIsAdoptedWhenTwoReadsAMinuteApartAgree() {
        var order = anOrder().done();
        var claimed = order.observe(partnerShows(WAITING_FOR_DELIVERY).inAFreshAnswer(order)).order();

        var outcome = adopt(claimed, partnerShows(WAITING_FOR_DELIVERY), A_MINUTE_LATER);

        assertThat(outcome).isEqualTo(new Advanced(outcome.order(),
                new Transition(DONE, WAITING_FOR_DELIVERY, claimed.statusSince(), A_MINUTE_LATER, Source.OPERATOR)));
        assertThat(outcome.order().orderState()).isEqualTo("WaitingForDelivery");
        assertThat(outcome.order().isFollowed()).isTrue();
    }

    @Test
    void firstTryToAdoptCountsAsTheFirstRead() {
        var first = adopt(anOrder().done(), partnerShows(WAITING_FOR_DELIVERY), SHOWN_AT);

        assertThat(first).isEqualTo(new Disregarded(first.order(), Reason.NOT_AGREED));
        assertThat(first.order().attention()).containsExactly(Attention.REGRESSION_SEEN);
        assertThat(adopt(first.order(), partnerShows(WAITING_FOR_DELIVERY), A_MINUTE_LATER.minusMillis(1)))
                .isEqualTo(new Disregarded(first.order(), Reason.NOT_AGREED));
        assertThat(adopt(first.order(), partnerShows(WAITING_FOR_DELIVERY), A_MINUTE_LATER)).isInstanceOf(Advanced.class);
    }

    @Test
    void messageIsNoRead() {
        var claimed = anOrder().done().observe(partnerShows(WAITING_FOR_DELIVERY).inAMessage()).order();

        assertThat(adopt(claimed, partnerShows(WAITING_FOR_DELIVERY), A_MINUTE_LATER)).isInstanceOf(Disregarded.class);
    }

    @Test
    void readsThatDisagreeBeginAnew() {
        var order = anOrder().done();
        var claimed = order.observe(partnerShows(WAITING_FOR_DELIVERY).inAFreshAnswer(order)).order();
        var withdrawn = claimed.observe(partnerShows(DONE).inAFreshAnswer(claimed)).order();

        assertThat(withdrawn.version()).isEqualTo(claimed.version());
        assertThat(adopt(withdrawn, partnerShows(WAITING_FOR_DELIVERY), A_MINUTE_LATER)).isInstanceOf(Disregarded.class);
        assertThat(adopt(claimed, partnerShows(EXPIRED), A_MINUTE_LATER)).isInstanceOf(Disregarded.class);
    }

    @Test
    void whatTheTableAllowsIsAdoptedAtOnce() {
        assertThat(adopt(anOrder().waitingForPayment(), partnerShows(DONE), SHOWN_AT)).isInstanceOf(Advanced.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "PLACING", "WAITING_FOR_PAYMENT", "DONE", "EXPIRED", "PLACEMENT_FAILED" })
    void onlyAnUnconfirmedOrderIsDeclaredNotPlaced(OrderStatus status) {
        var order = anOrder().in(status);

        assertThat(order.observe(new Observation.DeclaredNotPlaced(SHOWN_AT)))
                .isEqualTo(new Disregarded(order, Reason.NOT_A_MOVE));
    }

    private static Outcome adopt(Order order, PartnerShows shows, Instant at) {
        return order.observe(new Observation.Adopted(at, shows.order(), order.version()));
    }
}
