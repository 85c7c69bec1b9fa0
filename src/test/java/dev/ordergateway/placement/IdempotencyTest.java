package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.going;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Bodies.with;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Gateway.placeAsync;
import static dev.ordergateway.support.Gateway.placed;
import static dev.ordergateway.support.PartnerControl.count;
import static dev.ordergateway.support.PartnerControl.fault;
import static dev.ordergateway.support.PartnerControl.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.PartnerControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class IdempotencyTest {

    @AfterEach
    void heal() {
        PartnerControl.heal();
    }

    @Test
    void aRepeatShowsTheOrderAsItIsNow() {
        var key = unique("key");
        var email = anyEmail();
        String id = place(nested(email), key).statusCode(201).extract().path("order_id");
        awaitStatus(id, "Done");

        place(nested(email), key).statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", endsWith("/api/orders/" + id))
                .header("ETag", notNullValue())
                .body("order_id", equalTo(id))
                .body("status", equalTo("Done"));
        assertThat(ordersOf(email)).hasSize(1);
    }

    @Test
    void aReferenceThatIsLetGoOfInTheMiddleOfARaceIsNobodysFault() {
        var body = with("\"client_reference\":\"%s\"".formatted(unique("cart")), going("nowhere"));
        try (var client = HttpClient.newHttpClient()) {
            var answers = IntStream.range(0, 200).mapToObj(_ -> placeAsync(client, body, unique("key"))).toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(409, 422));
        }
    }

    @Test
    void aRepeatInOtherWordsIsTheSameBody() {
        var key = unique("key");
        var body = nested(anyEmail());
        place(body, key).statusCode(201);

        place(with("\"lang\":\"en\"", body.replace("\"lang\": \"en\",", "").replace("1,", "1.0,")), key).statusCode(400);
        place(with("\"lang\":\"en\"", body.replace("\"lang\": \"en\",", "")), key).statusCode(200);
    }

    @Test
    void aRepeatOfARefusalIsTheSameRefusal() {
        var key = unique("key");
        var body = nested(anyEmail());
        fault("create", "status_422");
        var refusal = place(body, key).statusCode(422).extract().asString();

        var repeat = place(body, key).statusCode(422).header("Idempotency-Replayed", equalTo("true")).extract();

        assertThat(repeat.asString()).isEqualTo(refusal);
    }

    @Test
    void aKeyWithAnotherBodyIsRefused() {
        var key = unique("key");
        place(nested(anyEmail()), key).statusCode(201);

        place(nested(anyEmail()), key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void theKeyIsLookedAtBeforeTheReference() {
        var key = unique("key");
        var own = with("\"client_reference\":\"%s\"".formatted(unique("cart")), nested(anyEmail()));
        var others = with("\"client_reference\":\"%s\"".formatted(unique("cart")), nested(anyEmail()));
        place(own, key).statusCode(201);
        placed(others);

        place(own, key).statusCode(200);
        place(others, key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        place(own).statusCode(409);
    }

    @Test
    void twoHundredCallersWithOneKeyPlaceOneOrder() {
        var key = unique("key");
        var email = anyEmail();
        int before = count("create_calls");

        List<JsonPath> orders;
        try (var client = HttpClient.newHttpClient()) {
            var answers = IntStream.range(0, 200).mapToObj(_ -> placeAsync(client, nested(email), key)).toList();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(answers).allMatch(answer -> answer.isDone()));
            var statuses = answers.stream().map(answer -> answer.join().statusCode()).toList();
            assertThat(statuses).isSubsetOf(200, 201, 202).containsOnlyOnce(201);
            orders = answers.stream().map(answer -> JsonPath.from(answer.join().body())).toList();
        }

        var ids = new HashSet<String>();
        orders.forEach(order -> ids.add(order.getString("order_id")));
        assertThat(ids).hasSize(1);
        assertThat(ordersOf(email)).hasSize(1);
        assertThat(count("create_calls")).isEqualTo(before + 1);
    }
}
