package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static dev.ordergateway.support.PartnerShows.partnerShowsNoWord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;

import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Outcome.Unchanged;
import dev.ordergateway.support.PartnerShows;

/** How the deliveries of an order meet those the partner lists. */
class DeliveryTest {

    private static AbstractListAssert<?, ?, Tuple, ?> assertDeliveries(Order order) {
        return assertThat(order.deliveries()).extracting(Delivery::position, Delivery::partnerId, Delivery::deliveryState);
    }

    private static Order seen(Order order, PartnerShows shows) {
        return order.observe(shows.inAMessage()).order();
    }

    @Test
    void quantityIsExpanded() {
        assertDeliveries(anOrder().of(3).justPlaced())
                .containsExactly(tuple(1, null, null), tuple(2, null, null), tuple(3, null, null));
    }

    @Test
    void firstListGivesTheExpandedOnesTheirIds() {
        var placed = anOrder().of(2).justPlaced().observe(partnerShows(OrderStatus.WAITING_FOR_PAYMENT)
                .delivery("x", "Created").delivery("y", "Created").inTheCreateAnswer()).order();

        assertDeliveries(placed).containsExactly(tuple(1, "x", "Created"), tuple(2, "y", "Created"));
        assertThat(placed.deliveries()).extracting(Delivery::brandName).containsOnly("Airbnb");
    }

    @Test
    void isRecognisedByThePartnersIdInAnotherOrderOfTheList() {
        var order = seen(anOrder().of(3).waitingForDelivery(),
                partnerShowsNoWord().delivery("d3", "three").delivery("d1", "one").delivery("d2", "two"));

        assertDeliveries(order).containsExactly(tuple(1, "d1", "one"), tuple(2, "d2", "two"), tuple(3, "d3", "three"));
    }

    @Test
    void shortenedListTakesNoneAway() {
        var order = seen(anOrder().of(3).waitingForDelivery(), partnerShowsNoWord().delivery("d2", "two"));

        assertDeliveries(order).containsExactly(tuple(1, "d1", "WaitingForPayment"), tuple(2, "d2", "two"),
                tuple(3, "d3", "WaitingForPayment"));
    }

    @Test
    void newOneIsAppended() {
        var order = seen(anOrder().of(2).waitingForDelivery(), partnerShowsNoWord().delivery("d9", "new"));

        assertDeliveries(order).containsExactly(tuple(1, "d1", "WaitingForPayment"), tuple(2, "d2", "WaitingForPayment"),
                tuple(3, "d9", "new"));
    }

    @Test
    void withoutIdsThePlaceDecides() {
        var order = seen(anOrder().of(2).waitingForDelivery(),
                partnerShowsNoWord().delivery(null, "one").delivery(null, "two"));

        assertDeliveries(order).containsExactly(tuple(1, "d1", "one"), tuple(2, "d2", "two"));
    }

    @Test
    void oneWithoutIdTakesNoPlaceOfOneThatIsRecognised() {
        var order = seen(anOrder().of(2).waitingForDelivery(),
                partnerShowsNoWord().delivery(null, "two").delivery("d1", "one"));

        assertDeliveries(order).containsExactly(tuple(1, "d1", "one"), tuple(2, "d2", "two"));
    }

    @Test
    void listedTwiceIsStillOne() {
        var order = seen(anOrder().waitingForDelivery(),
                partnerShowsNoWord().delivery("d7", "new").delivery("d7", "newer"));

        assertDeliveries(order).containsExactly(tuple(1, "d1", "WaitingForPayment"), tuple(2, "d7", "newer"));
    }

    @Test
    void productValueWrittenWithMoreZerosIsNoNews() {
        var order = anOrder().waitingForDelivery();
        var same = new Delivery(1, "d1", null, null, null, null, new BigDecimal("100.00"), null, null, false, false, null);

        assertThat(order.observe(partnerShowsNoWord().delivery(same).inAMessage())).isEqualTo(new Unchanged(order));
    }

    @Test
    void onceSucceededOrShownItsCodeStaysSo() {
        var withCode = new Delivery(1, "d1", null, null, null, null, null, null, "Succeeded", true, true, null);

        var order = seen(seen(anOrder().done(), partnerShowsNoWord().delivery(withCode)),
                partnerShowsNoWord().delivery("d1", "Created"));

        assertThat(order.deliveries().getFirst().succeeded()).isTrue();
        assertThat(order.deliveries().getFirst().codeAvailable()).isTrue();
    }

    @Test
    void doneOrderAwaitsDeliveriesUntilEachSucceededOrShowedACode() {
        var codeOnly = new Delivery(2, "d2", null, null, null, null, null, null, null, false, true, null);

        var none = seen(anOrder().of(2).waitingForDelivery(), partnerShows(DONE));
        var first = seen(none, partnerShows(DONE).delivery("d1", "Succeeded"));
        var both = seen(first, partnerShows(DONE).delivery(codeOnly));

        assertThat(none.isAwaitingDeliveries()).isTrue();
        assertThat(first.isAwaitingDeliveries()).isTrue();
        assertThat(both.isAwaitingDeliveries()).isFalse();
    }

    @Test
    void orderThatIsNotDoneAwaitsPaymentOrNothingButNoDeliveries() {
        assertThat(OrderStatus.values()).filteredOn(status -> status != DONE)
                .noneMatch(status -> anOrder().in(status).isAwaitingDeliveries());
    }

    @Test
    void doneWithoutAnyDeliveryAwaitsNone() {
        assertThat(anOrder().of(0).done().isAwaitingDeliveries()).isFalse();
    }
}
