package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;

/** A partner whose orders move when told to, and beside the order in trouble another one that must not notice. */
abstract class FaultyPartner {

    static final String[] MAIN_STREET = {
            "placement: null -> Placing",
            "placement: Placing -> WaitingForPayment",
            "stream: WaitingForPayment -> WaitingForDelivery",
            "stream: WaitingForDelivery -> Done" };

    private PlacedOrder bystander;

    @BeforeEach
    void placeBystander() {
        PartnerControl.hold();
        bystander = PlacedOrder.placeAndStream();
    }

    @AfterEach
    void bystanderIsNotDisturbed() {
        PartnerControl.clearFaults();
        goesDownTheMainStreet(bystander, 1);
        PartnerControl.release();
    }

    /** Unmoved so far, it ends well without a word too many, and the partner was asked for so many streams. */
    static void goesDownTheMainStreet(PlacedOrder order, int streams) {
        order.partner().release();
        order.endsAs("Done");
        assertThat(order.journal()).containsExactly(MAIN_STREET);
        assertThat(order.partner().subscriptions()).isEqualTo(streams);
        order.agreesWithThePartner();
    }
}
