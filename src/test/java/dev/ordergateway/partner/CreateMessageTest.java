package dev.ordergateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderRequest.Form;
import dev.ordergateway.order.OrderRequest.Item;
import dev.ordergateway.partner.PartnerConfig.CreateBody;

class CreateMessageTest {

    private static final String GUIDE = """
            {"deliveries":[{"kind":"giftcard","quantity":1,
             "deliverable":{"brand_name":"Airbnb","country_code":"US","denomination":"100"}}],
             "payment":{"type":"via","coin":"USDC","network":"Solana","payment_via":"USER_WALLET"},
             "user":{"email":"END_USER_EMAIL","has_accepted_newsletter":true},"lang":"en",
             "acquisition":{"utm_source":"your_platform"}}
            """;
    private static final String FLAT = """
            {"deliveries":[{"beneficiary_account":"buyer@example.com","brand_name":"Airbnb","country_code":"US",
             "denomination":"range","product_value":100}],
             "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
             "user":{"email":"END_USER_EMAIL","has_accepted_newsletter":true},"lang":"en",
             "acquisition":{"utm_source":"your_platform"}}
            """;

    private static final Item CARD = new Item("giftcard", 1, "Airbnb", "US", "100", null, null, null);
    private static final Item RANGE = new Item(null, 1, "Airbnb", "US", "range", null, new BigDecimal("1E+2"),
            "buyer@example.com");

    @Test
    void theGuidesBodyGoesOutAsItIs() {
        assertSame(json(request(Form.NESTED, CARD), CreateBody.AS_SENT), GUIDE);
        assertSame(json(request(Form.NESTED, CARD), CreateBody.NESTED), GUIDE);
    }

    @Test
    void theFlatBodyGoesOutAsItIs() {
        assertSame(json(request(Form.FLAT, RANGE), CreateBody.AS_SENT), FLAT);
        assertSame(json(request(Form.FLAT, RANGE), CreateBody.FLAT), FLAT);
        assertThat(json(request(Form.FLAT, RANGE), CreateBody.FLAT)).contains("\"product_value\":100}");
    }

    @Test
    void theFlatFormRepeatsWhatTheNestedOneCountsAndDeliversToTheUser() {
        var two = new Item("giftcard", 2, "Airbnb", "US", "100", null, null, null);
        var line = "{\"kind\":\"giftcard\",\"beneficiary_account\":\"END_USER_EMAIL\",\"brand_name\":\"Airbnb\","
                + "\"country_code\":\"US\",\"denomination\":\"100\"}";

        assertThat(json(request(Form.NESTED, two), CreateBody.FLAT)).contains("\"deliveries\":[" + line + "," + line + "]");
        assertThat(message(request(Form.NESTED, two), CreateBody.FLAT).inexpressible()).isEmpty();
    }

    @Test
    void theNestedFormHasNoPlaceForAValueOrAnotherBeneficiary() {
        assertThat(message(request(Form.FLAT, CARD, RANGE), CreateBody.NESTED).inexpressible())
                .containsExactly("deliveries[1].beneficiary_account", "deliveries[1].product_value", "deliveries[1].kind");
        assertThat(message(request(Form.FLAT, CARD, RANGE), CreateBody.AS_SENT).inexpressible()).isEmpty();
        assertThat(message(request(Form.FLAT, CARD, RANGE), CreateBody.FLAT).inexpressible()).isEmpty();
    }

    @Test
    void theNestedFormDeliversToTheUser() {
        var toUser = new Item("giftcard", 1, "Airbnb", "US", "100", null, null, "END_USER_EMAIL");

        assertThat(message(request(Form.FLAT, toUser), CreateBody.NESTED).inexpressible()).isEmpty();
        assertSame(json(request(Form.FLAT, toUser), CreateBody.NESTED), GUIDE);
    }

    @Test
    void optionalFieldsGoOutWhenTheyAreThere() {
        var item = new Item(null, 1, "Airbnb", "US", "10 USD", "$10", null, "+393331234567");
        var request = new OrderRequest(Form.FLAT, List.of(item), payment(), new OrderRequest.User("a@b.example", null),
                "a@b.example", null, Map.of(), "refundAddress", "PROMO");

        assertSame(json(request, CreateBody.AS_SENT),
                """
                        {"deliveries":[{"beneficiary_account":"+393331234567","brand_name":"Airbnb","country_code":"US",
                         "denomination":"10 USD","localized_denomination":"$10"}],
                         "payment":{"type":"via","payment_via":"USER_WALLET","coin":"USDC","network":"Solana"},
                         "user":{"email":"a@b.example"},"email":"a@b.example","refund_wallet_address":"refundAddress","promo_code":"PROMO"}
                        """);
    }

    private static OrderRequest request(Form form, Item... items) {
        return new OrderRequest(form, List.of(items), payment(), new OrderRequest.User("END_USER_EMAIL", true), null, "en",
                Map.of("utm_source", "your_platform"), null, null);
    }

    private static OrderRequest.Payment payment() {
        return new OrderRequest.Payment("via", "USER_WALLET", "USDC", "Solana");
    }

    private static CreateMessage message(OrderRequest request, CreateBody form) {
        return new CreateMessage(request, form);
    }

    private static String json(OrderRequest request, CreateBody form) {
        return message(request, form).json();
    }

    private static void assertSame(String actual, String expected) {
        var mapper = new ObjectMapper();
        try {
            assertThat(mapper.readTree(actual)).isEqualTo(mapper.readTree(expected));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
