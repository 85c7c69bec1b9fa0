package dev.ordergateway.partner;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Uni;

/**
 * Records calls to the partner as parts of what is recorded already. An address of the partner's holds its id of the order,
 * so a span tells the kind of call instead. The partner is told nothing of the trace: it could do nothing with it but tell
 * which orders came of one request of ours.
 */
@ApplicationScoped
class CallSpans {

    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final boolean isOff;

    CallSpans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
        this.tracer = tracer;
        this.isOff = isOff;
    }

    Uni<Response> around(CallKind kind, Uni<Response> call) {
        if (isOff || !Span.current().isRecording()) {
            return call;
        }
        var span = tracer.spanBuilder("partner " + kind.name().toLowerCase(Locale.ROOT)).setSpanKind(SpanKind.CLIENT)
                .startSpan();
        return call.onTermination().invoke((answer, failure, _) -> end(span, answer, failure));
    }

    private static void end(Span span, @Nullable Response answer, @Nullable Throwable failure) {
        if (answer != null) {
            span.setAttribute(STATUS, (long) answer.getStatus());
            mark(span, answer.getStatus() >= 400 ? Integer.toString(answer.getStatus()) : null);
        } else {
            mark(span, failure == null ? "cancelled" : failure.getClass().getSimpleName());
        }
        span.end();
    }

    private static void mark(Span span, @Nullable String error) {
        if (error != null) {
            span.setAttribute(ERROR, error).setStatus(StatusCode.ERROR);
        }
    }
}
