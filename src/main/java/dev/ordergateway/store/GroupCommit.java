package dev.ordergateway.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.ordergateway.order.Observation;
import dev.ordergateway.order.Observation.Shown;
import dev.ordergateway.order.Order;
import dev.ordergateway.order.OrderId;
import dev.ordergateway.order.Outcome;
import dev.ordergateway.store.WaitingObservations.Waiting;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;

/**
 * Stores what trackers observe, and what arrives together in one transaction. There is no timer: a lone observation is
 * stored at once, and while enough are being stored the next ones gather. What gathers is bounded by the callers, each of
 * whom waits for its own answer; the limit of ten seconds begins with the transaction.
 */
@ApplicationScoped
public class GroupCommit {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int BATCH_SIZE = 64;
    static final int BATCHES_AT_ONCE = 4;

    private final OrderStore store;
    private final Contexts contexts;
    private final Traces traces;
    private final QuietLooks quietLooks;
    private final ObservationMeter meter;
    private final DistributionSummary sizes;
    private final WaitingObservations waiting = new WaitingObservations(BATCH_SIZE, BATCHES_AT_ONCE);

    GroupCommit(OrderStore store, Contexts contexts, Traces traces, QuietLooks quietLooks, ObservationMeter meter,
            MeterRegistry metrics) {
        this.store = store;
        this.contexts = contexts;
        this.traces = traces;
        this.quietLooks = quietLooks;
        this.meter = meter;
        this.sizes = DistributionSummary.builder("gateway.store.batch.size")
                .description("Observations stored in one transaction").register(metrics);
    }

    /** As {@link OrderStore#observe(OrderId, Observation)}; of one order one after the other, as they came. */
    public Uni<Observed> observe(OrderId id, Observation observation) {
        return contexts.heardWhereAsked(Uni.createFrom().emitter(answer -> {
            waiting.add(new Waiting(id, observation, answer, traces.below("store observation", id)));
            startBatches();
        }));
    }

    /**
     * The same for a look at an order at rest. When it found nothing new in what was known, that is the answer, and it is
     * stored some seconds later.
     *
     * @param known the order as it was when it was looked at
     * @param outdated is told when it turns out then that the stored order is not as it was known
     */
    public Uni<Observed> observeAtRest(Order known, Observation look, Runnable outdated) {
        var nothingNew = new Outcome.Unchanged(known);
        if (look instanceof Shown shown && known.observe(look).equals(nothingNew)) {
            quietLooks.note(known, shown, outdated);
            meter.observed(look, nothingNew);
            return Uni.createFrom().item(new Observed(nothingNew, new StoredOrder(known, look.at(), look.source().label())));
        }
        return observe(known.id(), look);
    }

    /**
     * Holds the thread until nothing is being stored any more, and not longer than the limit.
     *
     * @return false when something still is
     */
    public boolean awaitNone(Duration limit) throws InterruptedException {
        return waiting.awaitNone(limit);
    }

    private void startBatches() {
        for (var batch = waiting.take(); !batch.isEmpty(); batch = waiting.take()) {
            start(batch);
        }
    }

    /** On a context of its own: whoever happens to start the batch has a trace that is not the others'. */
    private void start(List<Waiting> batch) {
        var observations = batch.stream().collect(Collectors.toMap(Waiting::id, Waiting::observation));
        contexts.<Map<OrderId, Observed>> onOwn(Span.getInvalid(),
                () -> store.observe(observations, BatchTrace.of(batch, traces)))
                .onTermination().invoke(waiting::batchEnded)
                .subscribe().with(
                        observed -> stored(batch, observed),
                        failure -> notStored(batch, failure));
    }

    /** One that is locked or absent goes alone, so that it holds up nobody. */
    private void stored(List<Waiting> batch, Map<OrderId, Observed> observed) {
        sizes.record(observed.size());
        for (var each : batch) {
            var own = observed.get(each.id());
            if (own == null) {
                alone(each);
            } else {
                each.complete(own);
                waiting.answered(each);
            }
        }
        startBatches();
    }

    /** When one order cannot be written, the others can; when the database is not there, none can. */
    private void notStored(List<Waiting> batch, Throwable failure) {
        LOG.warnf("%d observations could not be stored together: %s", batch.size(), failure.getCause());
        for (var each : batch) {
            if (Outage.isCauseOf(failure)) {
                each.fail(failure);
                waiting.answered(each);
            } else {
                alone(each);
            }
        }
        startBatches();
    }

    private void alone(Waiting observation) {
        contexts.<Observed> onOwn(observation.span(), () -> store.observe(observation.id(), observation.observation())
                .invoke(observed -> Spans.observed(observation.span(), observation.observation(), observed.outcome())))
                .onTermination().invoke(() -> waiting.answered(observation))
                .onTermination().invoke(this::startBatches)
                .subscribe().with(observation::complete, observation::fail);
    }
}
