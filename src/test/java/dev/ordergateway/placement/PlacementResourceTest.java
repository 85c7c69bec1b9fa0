package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.GUIDE;
import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.flat;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.partnerOrder;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PlacementResourceTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void theGuidesBodyPlacesAnOrderByteForByte() {
        var answer = given()
                .header("Content-Type", "application/json")
                .header("X-Cr-Application", "YOUR_PARTNER_ID")
                .header("X-Cr-Version", "YOUR_APP_VERSION")
                .body(GUIDE.getBytes(StandardCharsets.UTF_8))
                .post("/api/orders").then();

        answer.statusCode(201)
                .contentType("application/json")
                .header("ETag", matchesPattern("\"[0-9]+\""))
                .body("wallet_address", matchesPattern("Sandbox.{37}"))
                .body("coin_amount", equalTo("104.60"))
                .body("status", equalTo("WaitingForPayment"))
                .body("user.email", equalTo("END_USER_EMAIL"))
                .body("acquisition.utm_source", equalTo("your_platform"))
                .body("deliveries", hasSize(1))
                .body("deliveries[0].denomination", equalTo("100"))
                .body("partner_order_id", nullValue());
        String id = answer.extract().path("order_id");
        answer.header("Location", matchesPattern("(http://[^/]+)?/api/orders/" + id));
        order(id).statusCode(200).body("order_id", equalTo(id));
    }

    @Test
    void aNestedBodyArrivesNested() {
        PartnerControl.hold();
        var email = anyEmail();

        var id = placed(nested(email).replace("\"quantity\": 1", "\"quantity\": 3"));

        order(id).body("deliveries.position", contains(1, 2, 3));
        var seen = partnerOrder(id).shown();
        assertThat(seen.getList("deliveries")).hasSize(3);
        assertThat(seen.getString("deliveries[2].kind")).isEqualTo("giftcard");
        assertThat(seen.getString("deliveries[2].deliverable.beneficiary_account")).isEqualTo(email);
    }

    @Test
    void aFlatBodyArrivesFlat() {
        PartnerControl.hold();

        var id = placed(flat(anyEmail()));

        order(id).body("coin_amount", equalTo("101.58"))
                .body("deliveries[0].product_value", equalTo("100.10"))
                .body("deliveries[0].beneficiary_account", equalTo("someone.else@example.com"));
        var seen = partnerOrder(id).shown();
        assertThat(seen.getString("deliveries[0].deliverable.beneficiary_account")).isEqualTo("someone.else@example.com");
        assertThat(seen.getString("deliveries[0].deliverable.denomination")).isEqualTo("range");
        assertThat(seen.getString("deliveries[0].deliverable.localized_denomination")).isEqualTo("$100.10");
        assertThat(seen.getString("deliveries[0].deliverable.product_value")).isEqualTo("100.1");
    }

    @Test
    void referenceAndMetadataComeBackAndUnknownFieldsAreIgnored() {
        var reference = unique("cart");
        var ours = "\"client_reference\":\"%s\",\"metadata\":{\"shop\":\"7\"},\"no_such\":[1]".formatted(reference);

        place(with(ours, nested(anyEmail()))).statusCode(201)
                .body("client_reference", equalTo(reference))
                .body("metadata.shop", equalTo("7"))
                .body("placed_by", notNullValue())
                .body("no_such", nullValue());
    }
}
