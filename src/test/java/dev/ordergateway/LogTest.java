package dev.ordergateway;

import static dev.ordergateway.support.Bodies.anyEmail;
import static dev.ordergateway.support.Bodies.nested;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.Gateway.awaitStatus;
import static dev.ordergateway.support.Gateway.order;
import static dev.ordergateway.support.Gateway.place;
import static dev.ordergateway.support.Gateway.placeAsync;
import static dev.ordergateway.support.PartnerControl.fault;
import static dev.ordergateway.support.PartnerControl.ordersOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.ordergateway.support.LogRecorder;
import dev.ordergateway.support.PartnerControl;
import dev.ordergateway.support.PartnerOrderControl;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LogTest {

    private final LogRecorder recorder = new LogRecorder();
    private final String email = anyEmail();
    private final String key = unique("key");

    @BeforeEach
    void listen() {
        recorder.listen();
    }

    @AfterEach
    void heal() {
        recorder.close();
        PartnerControl.heal();
    }

    @Test
    void promise6AWholeOrderIsToldWithoutItsSecrets() {
        String id = place(nested(email), key).statusCode(201).extract().path("order_id");
        awaitStatus(id, "Done");
        place(nested(anyEmail()), key).statusCode(422);

        // a status can be read before it is told
        eventually(() -> assertThat(recorder.linesAbout(id))
                .anySatisfy(line -> assertThat(line).contains("status=WaitingForPayment", "source=placement"))
                .anySatisfy(line -> assertThat(line).contains("status=Done", "source=stream")));
        var partnerId = ordersOf(email).getFirst();
        var code = new PartnerOrderControl(partnerId).shown().getString("deliveries[0].deliverable.pin_code");
        String wallet = order(id).extract().path("wallet_address");
        assertThat(recorder.lines()).noneMatch(line -> containsAny(line, List.of(email, key, partnerId, code, wallet)));
    }

    @Test
    void promise6WhatGoesWrongIsToldWithoutSecretsToo() {
        for (var fault : List.of("status_422", "status_429", "cut", "truncated", "html", "status_500")) {
            fault("create", fault);
            place(nested(email), unique(key));
        }
        fault("subscribe", "drop");
        fault("fetch", "truncated");
        String id = place(nested(email), key).statusCode(201).extract().path("order_id");
        awaitStatus(id, "Done");

        eventually(() -> assertThat(recorder.lines())
                .anySatisfy(line -> assertThat(line).contains("status=Rejected", "source=placement"))
                .anySatisfy(line -> assertThat(line).contains("status=PlacementFailed"))
                .anySatisfy(line -> assertThat(line).contains("status=Unconfirmed")));
        assertThat(recorder.lines()).noneMatch(line -> line.contains(email) || line.contains(key))
                .noneMatch(line -> containsAny(line, ordersOf(email)));
    }

    @Test
    void aRaceForOneKeyIsNoError() {
        try (var client = HttpClient.newHttpClient()) {
            var answers = IntStream.range(0, 20).mapToObj(_ -> placeAsync(client, nested(email), key)).toList();
            answers.forEach(CompletableFuture::join);
        }

        eventually(() -> assertThat(recorder.lines()).isNotEmpty());
        assertThat(recorder.lines()).noneMatch(line -> containsAny(line, List.of(key, email)))
                // the platform says of a busy machine that it is slow
                .filteredOn(line -> !line.contains("BlockedThreadChecker"))
                .noneMatch(line -> containsAny(line, List.of("ERROR", "WARN")));
    }

    private static boolean containsAny(String line, List<String> secrets) {
        return secrets.stream().anyMatch(line::contains);
    }
}
