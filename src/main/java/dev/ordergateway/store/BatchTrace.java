package dev.ordergateway.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.ordergateway.order.OrderId;
import dev.ordergateway.store.WaitingObservations.Waiting;
import io.opentelemetry.api.trace.Span;

/**
 * Observations that are stored together and came from different traces. Each has a span of its own, which knows of the
 * common one by a link.
 *
 * @param together of the transaction; records nothing when none of the observations is recorded
 * @param own those that are recorded
 */
record BatchTrace(Span together, Map<OrderId, Span> own) {

    static BatchTrace of(List<Waiting> batch, Traces traces) {
        var recorded = batch.stream().filter(each -> each.span().isRecording()).toList();
        var together = traces.together("store observations", recorded.stream().map(Waiting::span).toList())
                .setAttribute(Spans.BATCH_SIZE, (long) batch.size());
        for (var each : recorded) {
            each.span().addLink(together.getSpanContext())
                    .setAttribute(Spans.BATCH_SIZE, (long) batch.size())
                    .setAttribute(Spans.BATCH_WAIT, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - each.since()));
        }
        return new BatchTrace(together, recorded.stream().collect(Collectors.toMap(Waiting::id, Waiting::span)));
    }

    /** What is logged meanwhile belongs to the order's own trace, if it has one. */
    void within(OrderId id, Runnable telling) {
        var span = own.get(id);
        if (span == null) {
            telling.run();
            return;
        }
        try (var _ = span.makeCurrent()) {
            telling.run();
        }
    }
}
