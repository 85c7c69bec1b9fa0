package dev.ordergateway.placement;

import static dev.ordergateway.support.Bodies.GUIDE;
import static dev.ordergateway.support.Bodies.unique;
import static dev.ordergateway.support.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import dev.ordergateway.support.CallersTrace;
import dev.ordergateway.support.PartnerStub;
import dev.ordergateway.support.RecordedSpans;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Orders placed below a trace of the caller, at a partner that takes each. */
abstract class TracedPlacements {

    static final String CREATED = """
            {"order_id":"ord_%s","order_state":"WaitingForPayment","wallet_address":"w","coin_amount":"1"}""";

    @SuppressWarnings("NullAway.Init") // the profile's test resource puts it there
    PartnerStub partner;
    @Inject
    RecordedSpans spans;

    final CallersTrace caller = CallersTrace.recorded();

    @BeforeEach
    void partnerTakesOrders() {
        partner.script(PartnerStub.json(200, CREATED.formatted(unique("id"))));
        partner.requests().clear();
    }

    /** Ended spans come one after the other, the caller's answer between them. */
    SpanData only(String name) {
        eventually(() -> assertThat(named(name)).hasSize(1));
        return named(name).getFirst();
    }

    List<SpanData> named(String name) {
        return spans.ofTrace(caller.traceId()).stream().filter(span -> span.getName().equals(name)).toList();
    }

    static Response place(CallersTrace trace) {
        return given().contentType(ContentType.JSON).header("traceparent", trace.traceparent())
                .header("Idempotency-Key", unique("key")).header("baggage", "who=secret-of-the-caller")
                .header("tracestate", "vendor=secret-of-the-caller").body(GUIDE).post("/api/orders");
    }
}
