package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Gateway.placed;
import static dev.ordergateway.support.PartnerControl.count;
import static dev.ordergateway.support.PartnerControl.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PlacementOutcomeTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cut", "hang", "truncated", "html", "status_500", "refuse" })
    void unknownOutcomeIsAnUnconfirmedOrder(String fault) {
        fault("create", fault);

        var answer = place(nested(anyEmail()));

        answer.statusCode(202)
                .header("Location", containsString("/api/orders/"))
                .header("ETag", notNullValue())
                .header("Idempotency-Replayed", nullValue())
                .body("status", equalTo("Unconfirmed"))
                .body("phase", equalTo("open"))
                .body("wallet_address", nullValue())
                .body("watch", equalTo("waiting"));
    }

    @Test
    void anAnswerWithoutAStateIsConfirmedByReading() {
        fault("create", "no_state");

        String id = place(nested(anyEmail())).statusCode(202).extract().path("order_id");

        awaitStatus(id, "Done");
    }

    @Test
    void aRefusalIsA422WithThePartnersCode() {
        fault("create", "status_422");

        var answer = place(nested(anyEmail()));

        answer.statusCode(422).contentType("application/problem+json")
                .header("Idempotency-Replayed", nullValue())
                .body("code", equalTo("order_refused"))
                .body("partner_code", equalTo("OUT_OF_STOCK"))
                .body("retryable", equalTo(false));
        String instance = answer.extract().path("instance");
        order(instance.substring("/api/orders/".length()))
                .body("status", equalTo("Rejected"))
                .body("phase", equalTo("closed"))
                .body("failure.partner_code", equalTo("OUT_OF_STOCK"));
    }

    @Test
    void whatWasSurelyNotCreatedGoesOnWithTheSameKey() {
        var key = unique("key");
        var body = nested(anyEmail());
        fault("create", "status_429");

        var answer = place(body, key);
        answer.statusCode(503).contentType("application/problem+json")
                .header("Retry-After", equalTo("7"))
                .body("code", equalTo("partner_unavailable"))
                .body("retryable", equalTo(true));
        String instance = answer.extract().path("instance");
        order(instance.substring("/api/orders/".length())).body("status", equalTo("PlacementFailed"));

        place(body, key).statusCode(201)
                .header("Location", endsWith(instance))
                .header("Idempotency-Replayed", nullValue())
                .body("wallet_address", notNullValue());
        place(body, key).statusCode(200).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void aTakenReferenceNamesItsOrder() {
        var reference = "\"client_reference\":\"%s\"".formatted(unique("cart"));
        var holder = placed(with(reference, nested(anyEmail())));

        place(with(reference, nested(anyEmail())), unique("key")).statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("client_reference_taken"))
                .body("order_id", equalTo(holder));
    }

    @ParameterizedTest
    @CsvSource({ "status_422,422", "status_429,503" })
    void anOrderThatCameToNothingFreesItsReference(String fault, int status) {
        var reference = "\"client_reference\":\"%s\"".formatted(unique("cart"));
        fault("create", fault);
        place(with(reference, nested(anyEmail()))).statusCode(status);

        place(with(reference, nested(anyEmail()))).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({ "cut,202", "hang,202", "truncated,202", "html,202", "status_500,202", "refuse,202", "no_state,202",
            "slow,201", "status_422,422", "status_429,503" })
    void promise3TheCreateCallIsSentOnceWhateverComesBack(String fault, int status) {
        int before = count("create_calls");
        fault("create", fault);
        var key = unique("key");
        var body = nested(anyEmail());

        place(body, key).statusCode(status);

        assertThat(count("create_calls")).isEqualTo(before + 1);
        if (status == 202) {
            // without its state, the order is known all the same and may have been read meanwhile
            place(body, key).statusCode("no_state".equals(fault) ? oneOf(200, 202) : equalTo(202))
                    .header("Idempotency-Replayed", equalTo("true"));
            assertThat(count("create_calls")).isEqualTo(before + 1);
        }
    }
}
