package dev.ordergateway.order;

import static dev.ordergateway.order.OrderStatus.DONE;
import static dev.ordergateway.support.Orders.anOrder;
import static dev.ordergateway.support.PartnerShows.partnerShows;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.ordergateway.order.Outcome.Unchanged;

class RedemptionCodeTest {

    @Test
    void isKeptAndNeverPrinted() {
        var order = seen(anOrder().done(), code("SAMPLE-0000", "7", "123"));

        assertThat(order.deliveries().getFirst().code()).isEqualTo(code("SAMPLE-0000", "7", "123"));
        assertThat(order.withoutCodes().deliveries().getFirst().code()).isNull();
        assertThat(order.toString() + order.deliveries() + code("SAMPLE-0000", "7", "123")).doesNotContain("SAMPLE", "123");
    }

    @Test
    void sameCodeMayBringAMissingPartAndTakesNoneAway() {
        var first = seen(anOrder().done(), code("SAMPLE-0000", null, null));
        var second = seen(first, code("SAMPLE-0000", "7", null));
        var third = seen(second, code("SAMPLE-0000", null, null));

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(third).isEqualTo(second);
    }

    @Test
    void anotherCodeReplacesItAsAWhole() {
        var order = seen(seen(anOrder().done(), code("SAMPLE-0000", "7", "123")), code("SAMPLE-1111", null, null));

        assertThat(order.deliveries().getFirst().code()).isEqualTo(code("SAMPLE-1111", null, null));
    }

    @Test
    void shownAgainItIsNoNews() {
        var order = seen(anOrder().done(), code("SAMPLE-0000", "7", null));

        assertThat(order.observe(partnerShows(DONE).delivery(delivery(code("SAMPLE-0000", "7", null))).inAMessage()))
                .isEqualTo(new Unchanged(order));
    }

    private static Order seen(Order order, RedemptionCode code) {
        return order.observe(partnerShows(DONE).delivery(delivery(code)).inAMessage()).order();
    }

    private static RedemptionCode code(String text, @Nullable String serial, @Nullable String securityCode) {
        return new RedemptionCode(RedemptionCode.Kind.PIN, text, serial, securityCode);
    }

    private static Delivery delivery(RedemptionCode code) {
        return new Delivery(1, "d1", null, null, null, null, null, null, "Succeeded", true, true, code);
    }
}
