package dev.ordergateway.placement;

import static dev.ordergateway.order.OrderRequest.Form.FLAT;
import static dev.ordergateway.order.OrderRequest.Form.NESTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.order.OrderRequest;
import dev.ordergateway.order.OrderRequest.Item;
import dev.ordergateway.order.OrderRequest.Payment;
import dev.ordergateway.order.OrderRequest.User;
import dev.ordergateway.support.Bodies;

/** Bodies that are taken, and what is read from them. */
class OrderBodyTest {

    private static final Payment WALLET = new Payment("via", "USER_WALLET", "USDC", "Solana");

    @Test
    void guidesBodyIsReadAsItStands() {
        var body = BodyJson.parsed(Bodies.GUIDE);

        assertThat(body.request()).isEqualTo(new OrderRequest(NESTED,
                List.of(new Item("giftcard", 1, "Airbnb", "US", "100", null, null, null)), WALLET,
                new User("END_USER_EMAIL", true), null, "en", Map.of("utm_source", "your_platform"), null, null));
        assertThat(body.clientReference()).isNull();
        assertThat(body.metadata()).isEmpty();
    }

    @Test
    void flatFormIsReadToo() {
        var body = BodyJson.parsed(BodyJson.FLAT);

        assertThat(body.request()).isEqualTo(new OrderRequest(FLAT,
                List.of(new Item(null, 1, "Airbnb", "US", "range", null, new BigDecimal("100"), "buyer@example.com")),
                WALLET, new User("buyer@example.com", false), null, "en", Map.of("utm_source", "your_platform"), null, null));
    }

    @Test
    void everyOptionalFieldOfTheFlatFormIsRead() {
        var body = BodyJson.flat()
                .with("/deliveries/0/kind", "\"topup\"")
                .with("/deliveries/0/localized_denomination", "\"$100\"")
                .with("/email", "\"buyer@example.com\"")
                .with("/refund_wallet_address", "\"SAMPLErefund\"")
                .with("/promo_code", "\"SUMMER\"").parsed();

        var item = body.request().items().getFirst();
        assertThat(item.kind()).isEqualTo("topup");
        assertThat(item.localizedDenomination()).isEqualTo("$100");
        assertThat(body.request().email()).isEqualTo("buyer@example.com");
        assertThat(body.request().refundWalletAddress()).isEqualTo("SAMPLErefund");
        assertThat(body.request().promoCode()).isEqualTo("SUMMER");
    }

    @Test
    void optionalFieldsMayBeAbsentOrNull() {
        var absent = BodyJson.guide().without("/lang").without("/acquisition").without("/user/has_accepted_newsletter");
        var isNull = BodyJson.guide().with("/lang", "null").with("/acquisition", "null")
                .with("/user/has_accepted_newsletter", "null").with("/client_reference", "null").with("/metadata", "null");

        assertThat(absent.parsed().request()).isEqualTo(isNull.parsed().request());
        assertThat(absent.parsed().request().acquisition()).isEmpty();
    }

    @Test
    void ourTwoFieldsStandBesideThePartners() {
        var body = BodyJson.guide().with("/client_reference", "\"cart-7\"")
                .with("/metadata", "{\"shop\":\"Rome\",\"till\":\"\"}").parsed();

        assertThat(body.clientReference()).isEqualTo("cart-7");
        assertThat(body.metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("shop", "Rome", "till", ""));
    }

    @Test
    void unknownFieldsAreIgnored() {
        var body = BodyJson.guide().with("/payment_method", "\"GRAM-TON\"").with("/deliveries/0/deliverable/colour", "[1]")
                .with("/user/age", "{}").parsed();

        assertThat(body.request()).isEqualTo(BodyJson.parsed(Bodies.GUIDE).request());
    }

    @ParameterizedTest
    @ValueSource(strings = { "100", "100.00", "\"100\"", "\"100.00\"", "1e2" })
    void productValueIsANumberOrText(String value) {
        var body = BodyJson.flat().with("/deliveries/0/product_value", value).parsed();

        assertThat(body.request().items().getFirst().productValue()).isEqualByComparingTo("100");
    }

    @Test
    void tenThingsAreNotTooMany() {
        var body = BodyJson.guide().with("/deliveries/0/quantity", "10").parsed();

        assertThat(body.request().items().getFirst().quantity()).isEqualTo(10);
    }

    @Test
    void lengthsAreCountedInCharactersAndNotInHalvesOfThem() {
        var emoji = "\uD83D\uDE00";

        var body = BodyJson.guide().with("/client_reference", '"' + emoji.repeat(255) + '"')
                .with("/metadata", "{\"" + emoji.repeat(40) + "\":\"" + emoji.repeat(500) + "\"}").parsed();

        assertThat(body.metadata()).hasSize(1);
    }

    @Test
    void byteOrderMarkBeforeTheBodyIsNoFault() {
        assertThat(BodyJson.parsed("\uFEFF" + Bodies.GUIDE)).isEqualTo(BodyJson.parsed(Bodies.GUIDE));
    }

    @Test
    void unknownFieldNestedDeeplyIsIgnored() {
        var body = BodyJson.guide().with("/unknown", "[".repeat(900) + "]".repeat(900)).parsed();

        assertThat(body.request()).isEqualTo(BodyJson.parsed(Bodies.GUIDE).request());
    }
}
