package dev.ordergateway.access;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes up the callers' traces. Everything that a request is about may stand in its path, its query or its headers, so its
 * span has the row of the route table for a name, and nothing else that the caller wrote.
 */
@ApplicationScoped
class CallerTraces {

    // before the question who calls
    private static final int FIRST = -10_000;
    private static final String TRACEPARENT = "traceparent";
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final Set<HttpMethod> KNOWN = Set.copyOf(HttpMethod.values());

    private final Tracer tracer;
    private final boolean isOff;

    CallerTraces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
        this.tracer = tracer;
        this.isOff = isOff;
    }

    void mount(@Observes Router router) {
        router.route("/api/*").order(FIRST).handler(this::trace);
    }

    /** While nothing is recorded, the log knows the caller's trace all the same. */
    private void trace(RoutingContext call) {
        var request = call.request();
        if (!isStream(call) && (!isOff || request.headers().contains(TRACEPARENT))) {
            begin(call, request);
        }
        call.next();
    }

    /** One that lasts for minutes tells nothing. */
    private static boolean isStream(RoutingContext call) {
        var accepted = call.request().getHeader(HttpHeaders.ACCEPT);
        return call.normalizedPath().endsWith("/subscribe")
                || (accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/event-stream"));
    }

    @SuppressWarnings("MustBeClosedChecker") // at the end of the call
    private void begin(RoutingContext call, HttpServerRequest request) {
        var caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, Headers.NAMED);
        var method = KNOWN.contains(request.method()) ? request.method().name() : "_OTHER";
        var span = tracer.spanBuilder(method).setSpanKind(SpanKind.SERVER).setParent(caller).startSpan();
        if (span.isRecording()) {
            span.setAttribute(METHOD, method);
            RouteTable.nameOf(method, call.normalizedPath())
                    .ifPresent(route -> span.updateName(method + ' ' + route).setAttribute(ROUTE, route));
        }
        var scope = span.makeCurrent();
        call.addEndHandler(ended -> {
            scope.close();
            end(span, ended.succeeded() ? call.response().getStatusCode() : 0);
        });
    }

    private static void end(Span span, int status) {
        if (status > 0) {
            span.setAttribute(STATUS, (long) status);
        }
        if (status == 0 || status >= 500) {
            span.setAttribute(ERROR, status == 0 ? "closed" : Integer.toString(status)).setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Not {@code tracestate}, which holds what callers like. */
    private enum Headers implements TextMapGetter<HttpServerRequest> {
        NAMED;

        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String name) {
            return request == null || !name.equals(TRACEPARENT) ? null : request.getHeader(name);
        }
    }
}
