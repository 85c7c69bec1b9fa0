package dev.ordergateway.console;

import static dev.ordergateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
class OrderActsTest {

    private static final String NOBODY = "019e0000-0000-7000-8000-000000000000";

    @BeforeEach
    void hold() {
        PartnerControl.hold();
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void aLookIsTakenAndTheReasonStandsInTheHistory() {
        var order = PlacedOrder.placeAndStream();
        order.partner().mute();
        order.partner().becomesSilently("PaymentReceived");

        leadsBack(page(order).send("reconcile", "reason", "the customer <b>asks</b>"), order.id());

        var page = page(order);
        assertThat(page.text("#status")).isEqualTo("Waiting for delivery");
        assertThat(page.text(".timeline .action")).contains("A look at the partner was asked for",
                "By anonymous: the customer <b>asks</b>");
    }

    @Test
    void flagsAreAcknowledged() {
        var order = flagged();

        leadsBack(page(order).send("acknowledge", "reason", "told the customer"), order.id());

        var page = page(order);
        assertThat(page.has(".flags")).isFalse();
        assertThat(page.has("#ask-acknowledge")).isFalse();
        assertThat(page.text(".timeline .action")).contains("The flags were acknowledged", "By anonymous: told the customer");
    }

    @Test
    void anOrderOfUnknownOutcomeIsAttached() {
        var id = OrderPageTest.unconfirmed();
        var theirs = PartnerOrderControl.create();

        leadsBack(ConsolePage.ofOrder(id).send("attached", "partner_order_id", ' ' + theirs.id() + ' ', "reason", "found"), id);

        var page = ConsolePage.ofOrder(id);
        assertThat(page.text("#status")).isEqualTo("Waiting for payment");
        assertThat(page.html().select(".edge.lit").eachAttr("data-move")).containsExactly("Placing-Unconfirmed",
                "Unconfirmed-WaitingForPayment");
        assertThat(page.text("#line-3")).contains("Unconfirmed → Waiting for payment", "By anonymous: found");
    }

    @Test
    void anOrderOfUnknownOutcomeIsDeclaredNotPlaced() {
        var id = OrderPageTest.unconfirmed();

        leadsBack(ConsolePage.ofOrder(id).send("not-placed", "reason", "they are sure"), id);

        var page = ConsolePage.ofOrder(id);
        assertThat(page.text("#status")).isEqualTo("Rejected");
        assertThat(page.text(".stands .remark")).isEqualTo("The order was declared not placed.");
        assertThat(page.has("#ask-attached")).as("it may turn up after all").isTrue();
        assertThat(page.has("#ask-not-placed")).isFalse();
    }

    @Test
    void whatWasDecidedAboutAnotherVersionIsNotDone() {
        var order = flagged();
        var seen = page(order);
        Operator.acknowledge(order.id()).statusCode(200);

        var page = refused(seen.send("acknowledge", "reason", "told the customer"), 409);

        assertThat(page.text("#trouble")).startsWith("The order changed after you saw it");
        assertThat(order.journal()).filteredOn(line -> line.contains("told the customer")).isEmpty();
    }

    @Test
    void whatWasTypedIsNotLostWhenItIsRefused() {
        var id = OrderPageTest.unconfirmed();

        var page = refused(ConsolePage.ofOrder(id).send("attached", "partner_order_id", "ord_nobody", "reason", "found"), 422);

        assertThat(page.text("#trouble")).isEqualTo("The partner has no order by that id. Nothing was changed.");
        assertThat(page.only("#ask-attached").hasAttr("open")).isTrue();
        assertThat(page.only("#ask-attached [name=partner_order_id]").attr("value")).isEqualTo("ord_nobody");
        assertThat(page.only("#ask-attached [name=reason]").attr("value")).isEqualTo("found");
        assertThat(page.only("#ask-not-placed").hasAttr("open")).isFalse();
    }

    @Test
    void aPartnersOrderBelongsToOneOrder() {
        var order = PlacedOrder.place();
        var id = OrderPageTest.unconfirmed();

        var page = refused(ConsolePage.ofOrder(id)
                .send("attached", "partner_order_id", order.partner().id(), "reason", "found"), 409);

        assertThat(page.text("#trouble")).startsWith("Another order here is attached");
    }

    @Test
    void aStateAgainstTheTableIsNotTakenOverAtOnce() {
        var order = PlacedOrder.placeAndStream();
        order.partner().becomes("Done");
        order.becomes("Done");
        order.partner().becomesSilently("PaymentReceived");
        leadsBack(page(order).send("reconcile", "reason", "odd"), order.id());
        eventually(() -> assertThat(order.attention()).contains("REGRESSION_SEEN"));

        var page = refused(page(order).send("adopt", "reason", "they are sure"), 409);

        assertThat(page.text("#trouble")).contains("a minute from now");
        assertThat(page.texts(".timeline .entry-head strong")).contains("Tried, and not done");
    }

    @ParameterizedTest
    @ValueSource(strings = { "status_500", "html" })
    void aPartnerWhoDoesNotAnswerIsTold(String fault) {
        var order = PlacedOrder.placeAndStream();
        order.partner().fails("fetch", fault, 3);

        var page = refused(page(order).send("reconcile", "reason", "asked"), 503);

        assertThat(page.text("#trouble")).startsWith("The partner does not answer.");
    }

    @Test
    void withoutAReasonNothingIsDone() {
        var order = flagged();

        for (var reason : new String[] { " ", "x".repeat(501), "a\u0000b" }) {
            var page = refused(page(order).send("acknowledge", "reason", reason), 400);
            assertThat(page.text("#trouble")).matches("Please say why.*|What you wrote must .*\\.");
        }
        assertThat(order.attention()).isNotEmpty();
    }

    @Test
    void actsOnAnOrderThatThereIsNotAreAPageThatSaysSo() {
        var page = page(PlacedOrder.place());
        page.only("#ask-reconcile form").attr("action", "/console/orders/" + NOBODY + "/reconcile");

        assertThat(refused(page.send("reconcile", "reason", "asked"), 404).text("h1")).isEqualTo("No such order");
    }

    @ParameterizedTest
    @ValueSource(strings = { "reconcile", "resolve", "acknowledge", "deliveries/1/reveal" })
    void whatOnlyFormsAskForLeadsBackToTheOrder(String act) {
        var id = PlacedOrder.place().id();

        leadsBack(RestAssured.given().redirects().follow(false).get("/console/orders/" + id + '/' + act), id);
    }

    private static ConsolePage page(PlacedOrder order) {
        return ConsolePage.ofOrder(order.id());
    }

    private static void leadsBack(Response answer, String id) {
        answer.then().statusCode(303).header("Location", endsWith("/console/orders/" + id));
    }

    private static ConsolePage refused(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return ConsolePage.of(answer);
    }

    /** The partner said a word that nobody knows. */
    private static PlacedOrder flagged() {
        var order = PlacedOrder.placeAndStream();
        order.partner().says("Dreaming");
        eventually(() -> assertThat(order.attention()).containsExactly("UNKNOWN_PARTNER_STATE"));
        return order;
    }
}
