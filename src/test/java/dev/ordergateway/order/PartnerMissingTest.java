package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.WAITING_FOR_PAYMENT;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.SHOWN_AT;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Outcome.Disregarded;
import dev.ordergateway.order.Outcome.Reason;
import dev.ordergateway.order.Outcome.Unchanged;

/** When the partner says it does not know an order that it has shown before. */
class PartnerMissingTest {

    @Test
    void threeTimesOverAQuarterOfAnHourNeedsAPerson() {
        var missing = missedAfter(anOrder().waitingForPayment(), 0, 450, 900);

        assertThat(missing.attention()).containsExactly(Attention.PARTNER_MISSING);
        assertThat(missing.status()).isEqualTo(WAITING_FOR_PAYMENT);
    }

    @Test
    void lessOftenOrSoonerDoesNot() {
        assertThat(missedAfter(anOrder().waitingForPayment(), 0, 900).attention()).isEmpty();
        assertThat(missedAfter(anOrder().waitingForPayment(), 0, 300, 600, 899).attention()).isEmpty();
    }

    @Test
    void seenInBetweenItIsNotMissing() {
        var seen = missedAfter(anOrder().waitingForPayment(), 0, 450)
                .observe(partnerShows(WAITING_FOR_PAYMENT).inAMessage()).order();

        assertThat(missedAfter(seen, 900).attention()).isEmpty();
    }

    @Test
    void missingAgainAfterAPersonSawItAndItWasFoundNeedsAPersonAgain() {
        var found = missedAfter(anOrder().waitingForPayment(), 0, 450, 900)
                .observe(new Observation.Acknowledged(SHOWN_AT.plusSeconds(901))).order()
                .observe(partnerShows(WAITING_FOR_PAYMENT).inAMessage()).order();

        assertThat(missedAfter(found, 1000, 1450, 1900).attention()).containsExactly(Attention.PARTNER_MISSING);
    }

    @Test
    void isNotedWithoutAVersion() {
        var order = anOrder().waitingForPayment();

        var outcome = order.observe(new Observation.NotFound(Source.POLL, SHOWN_AT));

        assertThat(outcome).isEqualTo(new Disregarded(outcome.order(), Reason.NOT_FOUND));
        assertThat(outcome.order().version()).isEqualTo(order.version());
    }

    @Test
    void orderThePartnerNeverHadIsNotMissing() {
        var order = anOrder().unconfirmed();

        assertThat(order.observe(new Observation.NotFound(Source.POLL, SHOWN_AT))).isEqualTo(new Unchanged(order));
    }

    private static Order missedAfter(Order order, int... seconds) {
        for (int after : seconds) {
            order = order.observe(new Observation.NotFound(Source.POLL, SHOWN_AT.plusSeconds(after))).order();
        }
        return order;
    }
}
