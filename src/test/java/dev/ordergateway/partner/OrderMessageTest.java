package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.Delivery;
import dev.ordergateway.order.OrderStatus;
import dev.ordergateway.order.PartnerOrder;
import dev.ordergateway.order.PartnerOrderId;
import dev.ordergateway.order.PaymentInstructions;

class OrderMessageTest {

    private static final String CREATED = """
            {"order_id":"5a0d1b2c-7e21-4b7d-93f1-0c9e9a1f2d34","order_state":"WaitingForPayment","payment_state":"WalletCreated",
            "created_at":"1790000000","payment_requested_at":"1790000000","coin":"USDC","network":"Solana",
            "payment_via":"USER_WALLET","payment_method":"USDC-SOLANA","coin_amount":"101.48","original_price":"101.48",
            "sent_coin_amount":"0","payment_value":87.4,"payment_id":"c7c0a5d2-0f0e-4b55-8f15-6d8d5a3b7e90",
            "wallet_address":"SAMPLEsoLanaDepositAddress1111111111111111",
            "qr_text":"solana:SAMPLEsoLanaDepositAddress1111111111111111?amount=101.48",
            "qr_url":"https://partner.example:443/v3/qrs/5a0d1b2c-7e21-4b7d-93f1-0c9e9a1f2d34",
            "user":{"email":"buyer@example.com"},"is_payment_processor_external":false,
            "deliveries":[{"id":"1b8f4a1e-2d3c-4e5f-8a9b-0c1d2e3f4a5b","delivery_state":"WaitingForPayment","kind":"giftcard",
            "deliverable":{"brand_name":"Airbnb","family":"airbnb","country_code":"US","denomination":"range",
            "localized_denomination":"range","product_value":100,"currency_code":"USD",
            "beneficiary_account":"buyer@example.com","delivery_type":"by_email","points":"87","original_price":"87.40",
            "coin_amount":"101.48"}}]}
            """;

    private static final String DELIVERED = """
            {"order_id":"5a0d1b2c-7e21-4b7d-93f1-0c9e9a1f2d34","order_state":"Done","payment_state":"PaymentReceived",
            "updated_at":1790000184,"coin":"USDC","coin_amount":"101.48","sent_coin_amount":"101.48",
            "deliveries":[{"id":"1b8f4a1e-2d3c-4e5f-8a9b-0c1d2e3f4a5b","delivery_state":"Succeeded","kind":"giftcard",
            "deliverable":{"brand_name":"Airbnb","country_code":"US","denomination":"range","product_value":"100",
            "beneficiary_account":"buyer@example.com","pin_code":"SAMPLE-0000-CODE","pin_serial":null,"security_code":null,
            "redeem_instructions":"<ol><li>Open airbnb.com/redeem</li></ol>","failure_reason":null}}]}
            """;

    @Test
    void theCreatedOrderIsReadInFull() {
        var order = read(CREATED);

        assertThat(order.id().value()).isEqualTo("5a0d1b2c-7e21-4b7d-93f1-0c9e9a1f2d34");
        assertThat(order.status()).isEqualTo(OrderStatus.WAITING_FOR_PAYMENT);
        assertThat(order.orderState()).isEqualTo("WaitingForPayment");
        assertThat(order.paymentState()).isEqualTo("WalletCreated");
        assertThat(order.paymentQuarantined()).isFalse();
        assertThat(order.payment()).isEqualTo(new PaymentInstructions("SAMPLEsoLanaDepositAddress1111111111111111",
                new BigDecimal("101.48"), new BigDecimal("0"), "USDC", "Solana", "USER_WALLET",
                "solana:SAMPLEsoLanaDepositAddress1111111111111111?amount=101.48", null, false));
        assertThat(order.deliveries()).containsExactly(new Delivery(1, "1b8f4a1e-2d3c-4e5f-8a9b-0c1d2e3f4a5b", "giftcard",
                "Airbnb", "US", "range", new BigDecimal("100"), "buyer@example.com", "WaitingForPayment", false, false, null));
    }

    @Test
    void theDeliveredOrderHasACodeThatIsNotKept() {
        var order = read(DELIVERED);

        assertThat(order.status()).isEqualTo(OrderStatus.DONE);
        assertThat(order.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.succeeded()).isTrue();
            assertThat(delivery.codeAvailable()).isTrue();
            assertThat(delivery.toString()).doesNotContain("SAMPLE");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { """
            {"order_id":"ord_1","order_state":"Done"}""", """
            {"id":"ord_1","status":"done"}""", """
            {"orderId":"ord_1","state":"DONE"}""", """
            {"order_id":null,"id":"ord_1","order_state":"","status":"Done"}""", """
            {"order_id":"ord_1","order_state":7,"status":"200","state":"Done"}""" })
    void idAndStateGoByThreeNamesEach(String json) {
        assertThat(read(json).id()).isEqualTo(new PartnerOrderId("ord_1"));
        assertThat(read(json).status()).isEqualTo(OrderStatus.DONE);
    }

    @Test
    void anIdMayBeANumber() {
        assertThat(read("{\"order_id\":12345678901234567890}").id().value()).isEqualTo("12345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "null", "[]", "7", "\"text\"", "{", "{\"order_id\":\"a\"",
            "<html><body>Sorry</body></html>",
            "{}", "{\"order_state\":\"Done\"}", "{\"order_id\":\"\"}", "{\"order_id\":\"a b\"}", "{\"order_id\":\"a/../b\"}",
            "{\"order_id\":1.5}", "{\"order_id\":[\"a\"]}", "{\"order_id\":true}", "{order_id:1}" })
    void whatNamesNoOrderIsNoOrder(String json) {
        assertThat(OrderMessage.read(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"id\":\"req-1\",\"status\":422,\"detail\":\"OUT_OF_STOCK\"}",
            "{\"id\":\"req-1\",\"message\":\"Bad request\"}", "{\"id\":\"req-1\",\"status\":\"422\"}",
            "{\"id\":\"req-1\",\"problems\":[{\"problem\":\"OUT_OF_STOCK\"}]}" })
    void theIdOfAnErrorIsNoOrder(String json) {
        assertThat(OrderMessage.read(json)).isEmpty();
    }

    @Test
    void anErrorThatNamesAnOrderShowsIt() {
        assertThat(read("{\"order_id\":\"ord_1\",\"status\":\"500\",\"detail\":\"OOPS\"}").orderState()).isNull();
        assertThat(read("{\"id\":\"ord_1\",\"order_state\":\"Created\",\"problems\":[{\"problem\":\"ODD\"}]}").status())
                .isEqualTo(OrderStatus.WAITING_FOR_PAYMENT);
    }

    @Test
    void anUnknownStateIsKeptAsItCame() {
        assertThat(read("{\"order_id\":\"a\",\"order_state\":\"Sparkling\"}"))
                .extracting(PartnerOrder::orderState, PartnerOrder::status).containsExactly("Sparkling", null);
    }

    @Test
    void heldMoneyIsNoticed() {
        assertThat(read("{\"order_id\":\"a\",\"payment_state\":\"payment_quarantined\"}").paymentQuarantined()).isTrue();
    }

    @Test
    void fieldsOfAnotherTypeSpoilNothing() {
        var order = read("""
                {"order_id":"a","order_state":"Done","payment_state":{},"wallet_address":7,"coin":[1],"network":true,
                "qr_text":{"x":[{"y":null}]},"deliveries":{"id":"x"},"user":null,"new_field":[[[{}]]]}
                """);

        assertThat(order).isEqualTo(new PartnerOrder(new PartnerOrderId("a"), OrderStatus.DONE, "Done", null, false,
                new PaymentInstructions(null, null, null, null, null, null, null, null, false), List.of()));
    }

    private static PartnerOrder read(String json) {
        return Optional.of(json).flatMap(OrderMessage::read).orElseThrow();
    }
}
