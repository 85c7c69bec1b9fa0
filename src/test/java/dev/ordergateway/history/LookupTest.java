package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.flat;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Bodies;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.LogRecorder;
import dev.ordergateway.support.PlacedOrder;
import dev.ordergateway.support.StoredOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class LookupTest {

    @Inject
    Database database;

    @Test
    void personIsFoundAsBuyerAndAsBeneficiary() {
        var email = anyEmail();
        var bought = placed(nested(email));
        var received = placed(flat(anyEmail()).replace("someone.else@example.com", ' ' + email.toUpperCase(Locale.ROOT)));
        placed(nested(anyEmail()));

        lookUp("email", email.toUpperCase(Locale.ROOT) + ' ').statusCode(200)
                .body("data.order_id", contains(received, bought)).body("missing", empty()).body("has_more", equalTo(false));
        lookUp("email", anyEmail()).statusCode(200).body("data", empty());
    }

    @ParameterizedTest
    @CsvSource({ "+1 (555) %s, 001555%s", "+1555%s, 1555-%s", "001/555.%s, +1 555 %s" })
    void numberIsFoundHoweverItIsWritten(String written, String asked) throws SQLException {
        var rest = String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999));
        var id = refused(flat(anyEmail()).replace("someone.else@example.com", written.replace("%s", rest)));

        lookUp("phone", asked.replace("%s", rest)).statusCode(200).body("data.order_id", contains(id));
        lookUp("phone", "+1555" + rest + '0').body("data", empty());
        assertThat(database.texts("select phone_hashes::text from orders where id = '" + id + "'").getFirst())
                .matches("\\{[0-9a-f]{64}}");
    }

    @Test
    void orderIsFoundByItsWalletAndByThePartnersId() {
        var order = PlacedOrder.place();

        lookUp("wallet_address", order.fact("wallet_address")).body("data.order_id", contains(order.id()));
        lookUp("partner_order_id", order.partner().id()).body("data.order_id", contains(order.id()))
                .body("data[0].containsKey('partner_order_id')", equalTo(false));
    }

    @Test
    void idsOfNoOrdersAreMissing() {
        var older = placed(nested(anyEmail()));
        var newer = placed(nested(anyEmail()));
        var nobody = UUID.randomUUID().toString();

        post("{\"order_ids\":[\"%s\",\"%s\",\"nonsense\",\"%s\",\"%s\",\"\"]}".formatted(older, nobody, newer,
                older.toUpperCase(Locale.ROOT))).statusCode(200)
                .body("data.order_id", contains(newer, older)).body("missing", contains(nobody, "nonsense", ""));
    }

    @Test
    void newest200Come() throws SQLException {
        var wallet = Bodies.unique("Wallet");
        var mark = Bodies.unique("mark");
        database.execute(StoredOrders.varied(Instant.parse("2019-01-01T00:00:00Z"), mark, 201));
        database.execute("update orders set wallet_address = '" + wallet + "' where placed_by like '" + mark + "%'");

        var found = lookUp("wallet_address", wallet).statusCode(200).body("data", hasSize(200))
                .body("has_more", equalTo(true)).extract().jsonPath().getList("data.created_at", String.class);

        assertThat(found).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(found.getLast()).isEqualTo("2019-01-01T00:00:00Z");
    }

    @Test
    void erasedPersonIsNotFound() throws SQLException {
        var email = anyEmail();
        var phone = "+1555" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
        var id = refused(flat(email).replace("someone.else@example.com", phone));
        lookUp("phone", phone).body("data.order_id", contains(id));

        Gateway.erase("{\"email\":\"%s\",\"force\":true}".formatted(email)).statusCode(200).body("erased", equalTo(1));

        lookUp("email", email).body("data", empty());
        lookUp("phone", phone).body("data", empty());
        assertThat(database.texts("select phone_hashes::text from orders where id = '" + id + "'")).containsExactly("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{} | body", "{\"email\":null} | body", "[] | body", "x | body",
            "{\"email\":\"a@b\",\"phone\":\"+15550100\"} | body", "{\"email\":7} | email", "{\"email\":\" \"} | email",
            "{\"phone\":\"call me\"} | phone", "{\"phone\":\"1234\"} | phone", "{\"phone\":[]} | phone",
            "{\"wallet_address\":\"a\\u0000b\"} | wallet_address", "{\"partner_order_id\":\"a b\"} | partner_order_id",
            "{\"order_ids\":[]} | order_ids", "{\"order_ids\":\"x\"} | order_ids", "{\"order_ids\":[\"x\",7]} | order_ids[1]" })
    void whatIsWrongIsNamed(String body, String field) {
        post(body).statusCode(400).body("code", equalTo("invalid_request")).body("errors.field", contains(field));
    }

    @Test
    void idsAreAtMost200() {
        var ids = "\"x\",".repeat(199) + "\"x\"";

        post("{\"order_ids\":[" + ids + "]}").statusCode(200).body("missing", contains("x"));
        post("{\"order_ids\":[" + ids + ",\"y\"]}").statusCode(400).body("errors[0].field", equalTo("order_ids"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "email", "phone", "wallet_address", "partner_order_id" })
    void nothingThatIsLookedUpIsLogged(String field) {
        var log = new LogRecorder();
        log.listen();

        lookUp(field, "15559998887776").statusCode(200);

        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains("15559998887776"));
    }

    /** The id of an order that the partner does not take, as gift cards go to no telephone. */
    private static String refused(String body) {
        return Gateway.place(body).statusCode(422).extract().<String> path("instance").substring("/api/orders/".length());
    }

    private static ValidatableResponse lookUp(String field, String text) {
        return post("{\"%s\":\"%s\"}".formatted(field, text));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/orders/lookup").then();
    }
}
