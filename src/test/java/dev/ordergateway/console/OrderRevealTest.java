package dev.ordergateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.ConsolePage;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class OrderRevealTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void promise6ACodeIsShownOnAPageThatNobodyKeepsAndTheHistoryTellsWhoAskedAndWhy() {
        var order = PlacedOrder.place();
        order.becomes("Done");
        var code = order.partner().shown().getString("deliveries[1].deliverable.pin_code");

        var answer = ConsolePage.ofOrder(order.id()).send("reveal-2", "purpose", "the e-mail was lost");

        answer.then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        var page = ConsolePage.of(answer);
        assertThat(page.text("h1")).isEqualTo("The code of delivery 2");
        assertThat(page.text("code.code")).isEqualTo(code);
        assertThat(page.has("#live")).as("nothing swaps it away").isFalse();
        var afterwards = ConsolePage.ofOrder(order.id());
        assertThat(afterwards.text(".timeline .reveal")).contains("A code was revealed", "By anonymous: the e-mail was lost");
        RestAssured.get("/console/orders/" + order.id()).then().body(not(containsString(code)));
    }

    @Test
    void furtherPartsAreShownAndNothingOfItIsExecuted() {
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();
        order.partner().frame("""
                data: {"order_id":"%s","order_state":"Done","deliveries":[{"delivery_state":"Succeeded","deliverable":{
                data: "pin_code":"<script>1</script>","pin_serial":"S-1","security_code":"123"}}]}

                """.formatted(order.partner().id()));
        order.becomes("Done");

        var page = ConsolePage.of(ConsolePage.ofOrder(order.id()).send("reveal-1", "purpose", "lost"));

        assertThat(page.texts(".revealed dt")).containsExactly("Code", "Serial", "Security code");
        assertThat(page.texts(".revealed code")).containsExactly("<script>1</script>", "S-1", "123");
        assertThat(page.html().select("script:not([src])")).isEmpty();
    }

    @Test
    void withoutAPurposeNothingIsShown() {
        var order = PlacedOrder.place();
        order.becomes("Done");

        var page = ConsolePage.of(ConsolePage.ofOrder(order.id()).send("reveal-1", "purpose", " "));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text("#trouble")).startsWith("Please say why");
        assertThat(page.has("code.code")).isFalse();
        assertThat(order.journal()).noneMatch(line -> line.startsWith("operator"));
    }

    @Test
    void aCodeThatIsNotThereIsNotOfferedAndItsAbsenceIsTold() {
        PartnerControl.hold();
        var order = PlacedOrder.place();
        var page = ConsolePage.ofOrder(order.id());
        assertThat(page.has("[id^=ask-reveal]")).isFalse();

        assertThat(revealing(order, "1", 409).text("#trouble")).startsWith("Nothing was delivered yet");
        for (var position : new String[] { "0", "7", "x", "99999999999" }) {
            assertThat(revealing(order, position, 404).text("#trouble")).isEqualTo("There is no such delivery.");
        }
    }

    private static ConsolePage revealing(PlacedOrder order, String position, int status) {
        var page = ConsolePage.of(ConsolePage.form().formParam("purpose", "x")
                .post("/console/orders/" + order.id() + "/deliveries/" + position + "/reveal"));
        assertThat(page.status()).isEqualTo(status);
        return page;
    }
}
