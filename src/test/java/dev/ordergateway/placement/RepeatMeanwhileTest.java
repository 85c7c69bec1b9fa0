package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Gateway.placeAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.PartnerStub.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same key once more, before the partner has answered. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class RepeatMeanwhileTest {

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    PartnerStub partner;

    @Test
    void aRepeatWhileThePartnerIsStillAskedIsAnsweredAtOnce() {
        var key = unique("key");
        var body = nested(anyEmail());
        var created = new CompletableFuture<String>();
        partner.requests().clear();
        partner.script((request, connection) -> PartnerStub.json(201, created.join()).answer(request, connection));

        try (var client = HttpClient.newHttpClient()) {
            var first = placeAsync(client, body, key);
            eventually(() -> assertThat(creates()).hasSize(1));

            place(body, key).statusCode(202)
                    .header("Idempotency-Replayed", equalTo("true"))
                    .body("status", equalTo("Placing"));
            assertThat(first).isNotDone();
            created.complete("""
                    {"order_id":"%s","order_state":"WaitingForPayment","wallet_address":"SAMPLE"}""".formatted(unique("ord")));
            assertThat(first.join().statusCode()).isEqualTo(201);
        }
        assertThat(creates()).hasSize(1);
    }

    private List<Request> creates() {
        return partner.requests().stream().filter(request -> request.method().equals("POST")).toList();
    }
}
