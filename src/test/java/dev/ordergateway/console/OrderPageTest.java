package dev.ordergateway.console;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.placed;
import static dev.ordergateway.support.PartnerControl.fault;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class OrderPageTest {

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void whoeverWaitsForAPaymentSeesWhereItStandsAndHowToPay() {
        var order = PlacedOrder.place();

        var page = ConsolePage.ofOrder(order.id());

        assertThat(page.text("h1")).isEqualTo("Order " + order.id());
        assertThat(page.text("#status")).isEqualTo("Waiting for payment");
        assertThat(page.text("#next-step")).startsWith("Waiting for the payer until ");
        assertThat(page.only(".node.here").attr("data-status")).isEqualTo("WaitingForPayment");
        assertThat(page.html().select(".edge.lit").eachAttr("data-move")).containsExactly("Placing-WaitingForPayment");
        assertThat(page.text("#picture-way")).isEqualTo("Placing, then Waiting for payment.");
        assertThat(page.texts(".steps li span:first-child")).containsExactly("Placing", "Waiting for payment");
        assertThat(page.text("#address")).isEqualTo(order.fact("wallet_address"));
        assertThat(page.only("[aria-label='Copy the wallet address']").attr("data-copy"))
                .isEqualTo(order.fact("wallet_address"));
        assertThat(page.text("#payment-uri")).isEqualTo(order.fact("payment_uri"));
        assertThat(page.text("#due")).isEqualTo(order.fact("coin_amount") + " USDC on Solana");
        assertThat(page.text("#received")).isEqualTo("0");
        assertThat(page.text("#deadline")).endsWith("(our estimate)");
        assertThat(page.has("details.qr[open] svg.qr-code path")).isTrue();
        assertThat(page.texts(".parcels .parcel strong")).containsExactly("Airbnb 100", "Airbnb 100");
        assertThat(page.text("#partner-order-id")).isEqualTo(order.partner().id());
    }

    @Test
    void nothingOfAPaymentIsShownWithoutAnAddress() {
        var page = ConsolePage.ofOrder(unconfirmed());

        assertThat(page.text("#status")).isEqualTo("Unconfirmed");
        assertThat(page.texts(".flags .flag")).containsExactly("ambiguous placement");
        assertThat(page.has(".payment, .qr-code")).isFalse();
        assertThat(page.has("#partner-order-id")).isFalse();
    }

    @Test
    void theHistoryTellsMovesAndWhatWasNotBelievedNewestFirst() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("PaymentReceived");
        order.becomes("WaitingForDelivery");
        order.partner().says("Created");
        order.partner().says("Created");
        eventually(() -> assertThat(order.journal()).last().isEqualTo("stream: NOT_A_MOVE Created x2"));

        var page = ConsolePage.ofOrder(order.id());

        assertThat(page.texts(".timeline .entry-head strong")).containsExactly("Not believed",
                "Waiting for payment → Waiting for delivery", "Placing → Waiting for payment", "The order came in");
        assertThat(page.text(".timeline .disregarded")).contains("2 times", "The partner said “Created”.",
                "An order that stands so cannot become what was said", "From the partner's stream");
        assertThat(page.text("#line-3 .raw pre")).contains("\"orderState\": \"PaymentReceived\"")
                .contains("\n    \"deliveries\": [".strip());
        assertThat(page.only("#line-3 .raw").hasAttr("open")).isFalse();
        assertThat(page.only("#line-3 time.absolute").attr("datetime")).endsWith("Z");
    }

    @Test
    void whatOthersWroteIsShownAndNotExecuted() {
        var evil = "<script>alert('x')</script>\"'&";
        var metadata = "\"metadata\":{\"<img src=x>\":\"<b>note</b>\"},\"client_reference\":\"%s\"".formatted(
                evil.replace("\"", "\\\"") + unique("ref"));
        var id = placed(with(metadata, nested(anyEmail())));

        var page = ConsolePage.ofOrder(id);

        assertThat(page.texts(".facts dt")).contains("<img src=x>");
        assertThat(page.texts(".facts dd")).contains("<b>note</b>").anyMatch(text -> text.startsWith(evil));
        assertThat(page.html().select("script:not([src]), main img, main b, [style], [onclick]")).isEmpty();
    }

    @Test
    void whatThePartnerWroteIsShownAndNotExecuted() {
        var order = PlacedOrder.placeAndStream();
        order.partner().frame("""
                event: message
                data: {"order_id":"%s","order_state":"</pre><script>1</script>","payment_state":"<i>odd</i>"}

                """.formatted(order.partner().id()));
        eventually(() -> assertThat(order.attention()).contains("UNKNOWN_PARTNER_STATE"));

        var page = ConsolePage.ofOrder(order.id());

        assertThat(page.text("#line-3 .raw pre")).contains("</pre><script>1</script>", "<i>odd</i>");
        assertThat(page.html().select("script:not([src]), main i")).isEmpty();
    }

    @Test
    void thePartThatChangesIsAskedForAgainAndComesWhenItLooksDifferent() {
        var order = PlacedOrder.placeAndStream();
        var url = ConsolePage.ofOrder(order.id()).only("#live").attr("hx-get");

        assertThat(url).startsWith("/console/orders/" + order.id() + "/live?");
        eventually(() -> RestAssured.given().urlEncodingEnabled(false)
                .get(ConsolePage.ofOrder(order.id()).only("#live").attr("hx-get")).then().statusCode(204));
        order.partner().becomes("PaymentReceived");
        order.becomes("WaitingForDelivery");
        var changed = ConsolePage.open(url);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("#live #status")).isEqualTo("Waiting for delivery");
        assertThat(changed.has("h1, header")).as("only that part").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "019e0000-0000-7000-8000-000000000000", "x", "%3Cscript%3E",
            "019e0000-0000-7000-8000-00000000000" })
    void anUnknownIdIsAPageThatSaysSo(String id) {
        var page = ConsolePage.open("/console/orders/" + id);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text("h1")).isEqualTo("No such order");
        assertThat(page.has("form[role=search] input")).isTrue();
        assertThat(page.html().select("script:not([src])")).isEmpty();
    }

    static String unconfirmed() {
        fault("create", "cut");
        return Gateway.place(nested(anyEmail())).statusCode(202).extract().path("order_id");
    }
}
