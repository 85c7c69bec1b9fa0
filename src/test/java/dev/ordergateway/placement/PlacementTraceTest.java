package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.GUIDE;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static dev.ordergateway.support.RecordedSpans.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.Database;
import dev.ordergateway.support.PartnerStub;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** One trace from the caller's request by way of the partner to the stored answer. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class PlacementTraceTest extends TracedPlacements {

    @Inject
    Database database;

    @Test
    void placingIsOnePartOfTheCallersTrace() {
        var id = place(caller).then().statusCode(201).extract().<String> path("order_id");

        var request = only("POST /api/orders");
        assertThat(request.getParentSpanId()).isEqualTo(caller.spanId());
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(text(request, "http.route")).isEqualTo("/api/orders");
        var placing = only("place order");
        assertThat(placing.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(spans.below(placing)).extracting(SpanData::getName)
                .containsExactly("transaction", "record intent", "partner create", "observe order");
        assertThat(List.of(placing, only("record intent"), only("observe order")))
                .allSatisfy(span -> assertThat(text(span, "order.id")).isEqualTo(id));
        assertThat(only("partner create").getKind()).isEqualTo(SpanKind.CLIENT);
        var observing = only("observe order");
        assertThat(text(observing, "observation.source")).isEqualTo("placement");
        assertThat(text(observing, "observation.verdict")).isEqualTo("advanced");
        assertThat(text(observing, "order.status_before")).isEqualTo("Placing");
        assertThat(text(observing, "order.status")).isEqualTo("WaitingForPayment");
        assertThat(only("record intent").getEndEpochNanos()).as("row first, partner second")
                .isLessThanOrEqualTo(only("partner create").getStartEpochNanos());
    }

    @Test
    void traceGoesOnWhenTheCallerHangsUp() throws IOException {
        var released = new CountDownLatch(1);
        partner.script((request, connection) -> {
            hold(released);
            PartnerStub.json(200, CREATED.formatted(unique("id"))).answer(request, connection);
        });

        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request());
            eventually(() -> assertThat(partner.requests()).hasSize(1));
            // a reset, which a server notices at once
            socket.setSoLinger(true, 0);
        }
        eventually(() -> assertThat(text(only("POST /api/orders"), "error.type")).isEqualTo("closed"));
        released.countDown();

        eventually(() -> assertThat(only("place order")).isNotNull());
        assertThat(spans.below(only("place order"))).extracting(SpanData::getName).contains("partner create", "observe order");
    }

    @Test
    void traceGoesOnWhenThePartnerDoesNotAnswerInTime() {
        partner.script((_, _) -> {
        });

        place(caller).then().statusCode(202);

        assertThat(text(only("partner create"), "error.type")).isEqualTo("TimeoutException");
        assertThat(only("partner create").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only("observe order").getParentSpanId()).isEqualTo(only("place order").getSpanId());
        assertThat(text(only("observe order"), "order.status")).isEqualTo("Unconfirmed");
    }

    @Test
    void traceGoesOnUntilTheAnswerIsStored() throws SQLException {
        database.execute("""
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
                create trigger refuse before update on orders for each row execute function refuse()""");
        CompletableFuture<Response> answer;
        try {
            answer = CompletableFuture.supplyAsync(() -> place(caller));
            eventually(() -> assertThat(named("observe order")).hasSizeGreaterThan(1));
        } finally {
            database.execute("drop function refuse cascade");
        }
        answer.join().then().statusCode(201);

        var placing = only("place order");
        assertThat(named("observe order"))
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(placing.getSpanId()));
        assertThat(named("observe order")).first()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
        assertThat(named("observe order")).last()
                .satisfies(span -> assertThat(text(span, "order.status")).isEqualTo("WaitingForPayment"));
    }

    private byte[] request() {
        return """
                POST /api/orders HTTP/1.1\r
                Host: localhost\r
                traceparent: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(caller.traceparent(), GUIDE.length(), GUIDE).getBytes(StandardCharsets.US_ASCII);
    }

    private static void hold(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
