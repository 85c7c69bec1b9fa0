package dev.ordergateway.history;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.partnerOrder;
import static dev.ordergateway.support.Gateway.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.ordergateway.support.Database;
import dev.ordergateway.support.Gateway;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class LookOnRequestTest {

    @Inject
    Database database;

    private String id;
    private PartnerOrderControl partner;

    @BeforeEach
    void placeAnOrderThatStays() {
        PartnerControl.hold();
        id = placed(nested(anyEmail()));
        partner = partnerOrder(id);
        // the first message of the stream is a look too
        eventually(
                () -> assertThat(order(id).extract().<String> path("observed_by")).isEqualTo("stream"));
    }

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void aYoungLookIsGoodEnough() {
        read("3600s").statusCode(200);

        assertThat(partner.fetches()).isZero();
    }

    @Test
    void anOldLookIsTakenAnew() throws SQLException {
        var before = seenLongAgo();

        var observedAt = read("60s").statusCode(200)
                .body("observed_by", equalTo("poll"))
                .header("ETag", equalTo("\"2\""))
                .extract().header("Observed-At");

        assertThat(Instant.parse(observedAt)).isAfter(before);
        assertThat(partner.fetches()).isOne();
    }

    @Test
    void anOrderRevivedByALookIsFollowedAgain() throws SQLException {
        partner.becomes("Expired", "Expired");
        awaitStatus(id, "Expired");
        partner.becomes("WaitingForDelivery", "PaymentReceived");
        seenLongAgo();

        read("60s").statusCode(200).body("status", equalTo("WaitingForDelivery"));
        partner.becomes("Done", "PaymentReceived");

        awaitStatus(id, "Done");
    }

    @ParameterizedTest
    @ValueSource(strings = { "status_500", "status_429", "refuse", "html", "truncated", "status_404" })
    void theStoredOrderIsShownWhenThePartnerIsDown(String fault) throws SQLException {
        var before = seenLongAgo();
        PartnerControl.endlessFault("fetch", fault);

        read("60s").statusCode(200)
                .header("Observed-At", equalTo(before.toString()))
                .body("observed_at", equalTo(before.toString()))
                .body("status", equalTo("WaitingForPayment"));
        assertThat(partner.fetches()).isOne();
    }

    @Test
    void fiftyReadersTakeOneLook() throws SQLException {
        seenLongAgo();

        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(Gateway.uri("/api/orders/" + id + "?max_age=60s"))
                    .version(HttpClient.Version.HTTP_1_1).build();
            var answers = IntStream.range(0, 50).mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofString())).toList();
            assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
        }

        assertThat(partner.fetches()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0s", "3601s", "5", "5m", "-1s", "1.5s", "PT5S", "99999999999s", " 5s", "\u0665s" })
    void anAgeThatMakesNoSenseIsNamed(String age) {
        read(age).statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors[0].field", equalTo("max_age"));
    }

    private ValidatableResponse read(String maxAge) {
        return given().queryParam("max_age", maxAge).get("/api/orders/" + id).then();
    }

    /** The order was seen last when this says, as if nothing had been heard of it since. */
    private Instant seenLongAgo() throws SQLException {
        database.execute("update orders set observed_at = now() - interval '1 hour' where id = '" + id + "'");
        return Instant.parse(order(id).extract().header("Observed-At"));
    }
}
