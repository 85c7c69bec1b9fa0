package dev.ordergateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.QuickTracking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QuickTracking.class)
class LookFaultsTest extends FaultyPartner {

    @ParameterizedTest
    @ValueSource(strings = { "status_500", "status_404", "status_429", "html", "hang", "truncated", "no_state" })
    void endIsConfirmedOnceThePartnerCanBeReadAgain(String fault) {
        var order = PlacedOrder.placeAndStream();
        order.partner().fails("fetch", fault, 2);

        order.partner().becomes("Done");

        order.endsAs("Done");
        assertThat(order.journal()).filteredOn(line -> !line.equals("poll: NOT_FOUND null x2")).last()
                .isEqualTo("stream: WaitingForPayment -> Done");
        assertThat(order.partner().fetches()).isEqualTo(3);
        assertThat(order.fact("observed_by")).isEqualTo("poll");
        order.agreesWithThePartner();
    }

    @Test
    void codesThatCouldNotBeReadAreReadLater() {
        var order = PlacedOrder.placeAndStream();
        order.partner().fails("fetch", "status_500", 2);
        order.partner().becomesSilently("Done");

        order.partner().says("Done");

        order.endsAs("Done");
        assertThat(order.journal()).endsWith("stream: WaitingForPayment -> Done", "poll: applied Done x1");
        order.agreesWithThePartner();
    }
}
