package dev.ordergateway.store;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;

/** What is written on spans. Of a failure only its kind: its text may hold a row of the database. */
final class Spans {

    static final AttributeKey<String> ORDER_ID = AttributeKey.stringKey("order.id");
    static final AttributeKey<String> STATUS = AttributeKey.stringKey("order.status");
    static final AttributeKey<String> STATUS_BEFORE = AttributeKey.stringKey("order.status_before");
    static final AttributeKey<Long> VERSION = AttributeKey.longKey("order.version");
    static final AttributeKey<String> SOURCE = AttributeKey.stringKey("observation.source");
    static final AttributeKey<String> VERDICT = AttributeKey.stringKey("observation.verdict");
    static final AttributeKey<Long> BATCH_SIZE = AttributeKey.longKey("batch.size");
    static final AttributeKey<Long> BATCH_WAIT = AttributeKey.longKey("batch.wait_ms");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private Spans() {
    }

    static Span of(OrderId id, Span span) {
        return span.isRecording() ? span.setAttribute(ORDER_ID, id.toString()) : span;
    }

    /** What was seen of an order, and what was made of it. */
    static void observed(Span span, Observation observation, Outcome outcome) {
        if (!span.isRecording()) {
            return;
        }
        var order = outcome.order();
        span.setAttribute(SOURCE, observation.source().label());
        span.setAttribute(VERDICT, ObservationMeter.verdict(outcome));
        span.setAttribute(STATUS, order.status().label());
        span.setAttribute(VERSION, (long) order.version());
        if (outcome instanceof Outcome.Advanced(_, var move)) {
            span.setAttribute(STATUS_BEFORE, move.from().label());
        }
    }

    /** The work below the span, on the context it is subscribed on; the span ends with the work, however that ends. */
    @SuppressWarnings("MustBeClosedChecker") // at the end of the work
    static <T> Uni<T> around(Span span, Uni<T> work) {
        return span.isRecording() ? Uni.createFrom().deferred(() -> {
            var scope = span.makeCurrent();
            return work.onTermination().invoke((_, failure, _) -> {
                scope.close();
                end(span, failure);
            });
        }) : work;
    }

    static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setAttribute(ERROR, failure.getClass().getSimpleName());
            // the others are answers
            if (!(failure instanceof StoreFailure) || failure instanceof StoreFailure.Unavailable) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }
}
