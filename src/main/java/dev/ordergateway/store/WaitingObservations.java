package dev.ordergateway.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.OrderId;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Observations on their way into the database: of each order one after the other, of all orders as they came. */
final class WaitingObservations {

    /** The answer goes to the emitter. */
    record Waiting(OrderId id, Observation observation, UniEmitter<? super Observed> answer, Span span, long since) {

        Waiting(OrderId id, Observation observation, UniEmitter<? super Observed> answer, Span span) {
            this(id, observation, answer, span, System.nanoTime());
        }

        void complete(Observed observed) {
            Spans.observed(span, observation, observed.outcome());
            Spans.end(span, null);
            answer.complete(observed);
        }

        void fail(Throwable failure) {
            Spans.end(span, failure);
            answer.fail(failure);
        }
    }

    private final int batchSize;
    private final int batchesAtOnce;

    // all of it only by one thread at a time
    private final Queue<Waiting> next = new ArrayDeque<>();
    /** What waits for an observation of the same order that was not answered yet. */
    private final Map<OrderId, Queue<Waiting>> behind = new HashMap<>();
    private int batches;

    WaitingObservations(int batchSize, int batchesAtOnce) {
        this.batchSize = batchSize;
        this.batchesAtOnce = batchesAtOnce;
    }

    synchronized void add(Waiting observation) {
        var others = behind.get(observation.id());
        if (others == null) {
            behind.put(observation.id(), new ArrayDeque<>(0));
            next.add(observation);
        } else {
            others.add(observation);
        }
    }

    /** Observations of different orders; none while nothing waits, or enough batches are under way. */
    synchronized List<Waiting> take() {
        var batch = new ArrayList<Waiting>();
        while (batches < batchesAtOnce && batch.size() < batchSize && !next.isEmpty()) {
            batch.add(next.remove());
        }
        batches += batch.isEmpty() ? 0 : 1;
        return batch;
    }

    synchronized void batchEnded() {
        batches--;
    }

    /** The next observation of the same order may go. */
    synchronized void answered(Waiting observation) {
        var others = behind.get(observation.id());
        if (others == null || others.isEmpty()) {
            behind.remove(observation.id());
            if (behind.isEmpty()) {
                notifyAll();
            }
        } else {
            next.add(others.remove());
        }
    }

    /** Holds the thread until none is left, and not longer than the limit; false when some are left. */
    synchronized boolean awaitNone(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!behind.isEmpty() && deadline - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
        }
        return behind.isEmpty();
    }
}
