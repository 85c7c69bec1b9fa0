package dev.ordergateway.support;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/** Every span that has ended, as long as the gateway records any: {@link #EVERY_SPAN}. */
@Singleton
public final class RecordedSpans implements SpanProcessor {

    /** Settings by which every trace is recorded and none is sent anywhere. */
    public static final Map<String, String> EVERY_SPAN = Map.of("quarkus.otel.sdk.disabled", "false",
            "quarkus.otel.traces.sampler.arg", "1.0", "quarkus.otel.traces.exporter", "none");

    private final List<SpanData> ended = new CopyOnWriteArrayList<>();

    public List<SpanData> all() {
        return ended;
    }

    public List<SpanData> ofTrace(String traceId) {
        return ended.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    public List<SpanData> about(String orderId) {
        return ended.stream().filter(span -> orderId.equals(text(span, "order.id"))).toList();
    }

    public List<SpanData> below(SpanData parent) {
        return ofTrace(parent.getTraceId()).stream().filter(span -> span.getParentSpanId().equals(parent.getSpanId())).toList();
    }

    /** Empty when the span says nothing of it. */
    public static String text(SpanData span, String attribute) {
        return Objects.requireNonNullElse(span.getAttributes().get(AttributeKey.stringKey(attribute)), "");
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // it is told when it ends
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
