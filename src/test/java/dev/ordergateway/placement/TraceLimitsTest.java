package dev.ordergateway.placement;

import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.ordergateway.support.AtPartnerStub;
import dev.ordergateway.support.CallersTrace;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What of a trace is told to whom, and what is none. */
@QuarkusTest
@TestProfile(AtPartnerStub.class)
class TraceLimitsTest extends TracedPlacements {

    @Test
    void partnerIsToldNothingOfTheTrace() {
        place(caller).then().statusCode(201);

        assertThat(partner.requests()).hasSize(1).allSatisfy(asked -> {
            assertThat(asked.headers().keySet())
                    .noneMatch(name -> name.matches("(?i)traceparent|tracestate|baggage|b3|x-b3-.*"));
            assertThat(asked.toString()).doesNotContain(caller.traceId(), "secret-of-the-caller");
        });
    }

    @Test
    void collectorIsToldOnlyTheIdsOfWhatACallerSays() {
        place(caller).then().statusCode(201);

        assertThat(only("POST /api/orders").toString()).contains(caller.traceId());
        assertThat(spans.ofTrace(caller.traceId())).extracting(SpanData::toString)
                .noneMatch(span -> span.contains("secret-of-the-caller"));
    }

    @Test
    void whatTheCallerDoesNotRecordIsNotRecordedHere() {
        var silent = CallersTrace.notRecorded();

        place(silent).then().statusCode(201);
        place(caller).then().statusCode(201);

        eventually(() -> assertThat(only("POST /api/orders")).isNotNull());
        assertThat(spans.ofTrace(silent.traceId())).isEmpty();
    }

    @Test
    void requestsOfThePlatformAndStreamsAreNot() {
        var id = place(caller).then().statusCode(201).extract().<String> path("order_id");
        for (var path : List.of("/q/health/ready", "/q/metrics", "/api/orders/" + id + "/subscribe")) {
            given().header("traceparent", caller.traceparent()).header("Last-Event-ID", "1").head(path);
        }
        given().header("traceparent", caller.traceparent()).get("/api/orders/" + id + "?max_age=1s&secret=x").then()
                .statusCode(200);

        eventually(() -> assertThat(only("GET /api/orders/{order_id}").getParentSpanId()).isEqualTo(caller.spanId()));
        assertThat(spans.ofTrace(caller.traceId())).filteredOn(span -> span.getKind() == SpanKind.SERVER)
                .extracting(SpanData::getName).containsOnly("POST /api/orders", "GET /api/orders/{order_id}");
    }
}
