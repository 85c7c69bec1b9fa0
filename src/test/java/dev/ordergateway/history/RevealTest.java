package dev.ordergateway.history;

import static dev.ordergateway.support.Gateway.order;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Operator;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PlacedOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class RevealTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void promise6CodeComesOutOnceItIsNotedWhoWantsItAndWhy() {
        var order = PlacedOrder.place();
        order.becomes("Done");
        var shown = order.partner().shown();

        Operator.reveal(order.id(), 2).statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("kind", equalTo("pin"))
                .body("code", equalTo(shown.getString("deliveries[1].deliverable.pin_code")))
                .body("serial", nullValue())
                .body("security_code", nullValue());

        order(order.id() + "/history")
                .body("data[-1].kind", equalTo("reveal"))
                .body("data[-1].source", equalTo("operator"))
                .body("data[-1].by", equalTo("anonymous"))
                .body("data[-1].reason", equalTo("the customer lost the e-mail"));
    }

    @Test
    void nothingIsRevealedBeforeItIsDelivered() {
        PartnerControl.hold();
        var order = PlacedOrder.place();

        Operator.reveal(order.id(), 1).statusCode(409).body("code", equalTo("not_delivered"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://redeem.example/x | url
            LPA:1$smdp.example$X     | esim
            AAAA-BBBB                | pin
            """)
    void theKindSaysHowTheCodeIsUsed(String code, String kind) {
        PartnerControl.hold();
        var order = PlacedOrder.placeAndStream();

        order.partner().frame("""
                data: {"order_id":"%s","order_state":"Done","deliveries":[{"delivery_state":"Succeeded","deliverable":{
                data: "pin_code":"%s","pin_serial":"S-1","security_code":"123"}}]}

                """.formatted(order.partner().id(), code));
        order.becomes("Done");

        Operator.reveal(order.id(), 1).statusCode(200)
                .body("kind", equalTo(kind))
                .body("code", equalTo(code))
                .body("serial", equalTo("S-1"))
                .body("security_code", equalTo("123"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "3", "-1", "x", "99999999999", "1.0" })
    void aDeliveryThatThereIsNotIs404(String position) {
        var order = PlacedOrder.place();

        given().contentType(ContentType.JSON).body("{\"purpose\":\"x\"}")
                .post("/api/orders/" + order.id() + "/deliveries/" + position + "/reveal").then().statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void thePurposeMustBeGiven() {
        var order = PlacedOrder.place();

        given().contentType(ContentType.JSON).body("{}")
                .post("/api/orders/" + order.id() + "/deliveries/1/reveal").then().statusCode(400)
                .body("errors.field", contains("purpose"));
    }
}
