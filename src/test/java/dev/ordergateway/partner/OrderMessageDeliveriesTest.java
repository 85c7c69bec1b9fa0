package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.RedemptionCode;

class OrderMessageDeliveriesTest {

    @Test
    void listsMayBeNullAndHoldOddItems() {
        assertThat(read("{\"order_id\":\"a\",\"deliveries\":null}").deliveries()).isEmpty();
        assertThat(read("{\"order_id\":\"a\",\"deliveries\":[null,7,{\"id\":\"d\"}]}").deliveries())
                .extracting(Delivery::position, Delivery::partnerId)
                .containsExactly(tuple(1, "d"));
    }

    @Test
    void atMostAHundredDeliveriesAreRead() {
        assertThat(read("{\"order_id\":\"a\",\"deliveries\":[" + "{},".repeat(500) + "{}]}").deliveries()).hasSize(100);
    }

    @Test
    void goodsMayStandDirectlyUnderTheDelivery() {
        assertThat(read("""
                {"order_id":"a","deliveries":[{"id":9,"brand_name":"Airbnb","denomination":100,"pin_code":"https://x.example",
                "country_code":"US","deliverable":{"country_code":null,"brand_name":"Uber"}}]}
                """).deliveries()).containsExactly(
                new Delivery(1, "9", null, "Uber", "US", "100", null, null, null, false, true,
                        new RedemptionCode(RedemptionCode.Kind.URL, "https://x.example", null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "\"\"", "\" \"", "{}", "[]" })
    void aCodeThatIsNotThereIsNotAvailable(String json) {
        assertThat(read("{\"order_id\":\"a\",\"deliveries\":[{\"deliverable\":{\"pin_code\":" + json + "}}]}").deliveries())
                .extracting(Delivery::codeAvailable).containsExactly(false);
    }

    private static PartnerOrder read(String json) {
        return Optional.of(json).flatMap(OrderMessage::read).orElseThrow();
    }
}
