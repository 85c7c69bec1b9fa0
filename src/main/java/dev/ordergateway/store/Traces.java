package dev.ordergateway.store;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.ordergateway.order.OrderId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;

/**
 * Spans of work that goes from one thread to another. The span under way is known on the Vert.x context of the work, so the
 * work keeps to one. Work that nobody records costs neither a span nor a context.
 */
@ApplicationScoped
public class Traces {

    private final Contexts contexts;
    private final Tracer tracer;
    private final boolean isOff;

    Traces(Contexts contexts, Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean isOff) {
        this.contexts = contexts;
        this.tracer = tracer;
        this.isOff = isOff;
    }

    /** Work on an order that nobody asked for: part of what is recorded already, else perhaps a trace of its own. */
    public <T> Uni<T> begun(String name, OrderId id, Supplier<Uni<T>> work) {
        return isOff ? work.get() : Uni.createFrom().deferred(() -> {
            var span = below(name, id);
            return in(span.isRecording() ? span : first(name, id), work);
        });
    }

    /** Work that somebody asked for who need not wait for its end: recorded if the request is. */
    public <T> Uni<T> continued(String name, Supplier<Uni<T>> work) {
        return isOff ? work.get() : Uni.createFrom().deferred(() -> in(below(name), work));
    }

    /** The work under way is about this order. */
    public void about(OrderId id) {
        if (!isOff) {
            Spans.of(id, Span.current());
        }
    }

    /** A part of what is recorded; ends by {@link Spans#end}. Elsewhere one that records nothing and need not end. */
    Span below(String name) {
        return isRecorded() ? tracer.spanBuilder(name).startSpan() : Span.getInvalid();
    }

    Span below(String name, OrderId id) {
        return Spans.of(id, below(name));
    }

    /** What is done for all of them together: a part of the first that is recorded, with links to the others. */
    Span together(String name, List<Span> all) {
        var recorded = all.stream().filter(Span::isRecording).toList();
        if (recorded.isEmpty()) {
            return Span.getInvalid();
        }
        var span = tracer.spanBuilder(name).setParent(Context.root().with(recorded.getFirst()));
        recorded.stream().skip(1).forEach(other -> span.addLink(other.getSpanContext()));
        return span.startSpan();
    }

    private Span first(String name, OrderId id) {
        return Spans.of(id, tracer.spanBuilder(name).setNoParent().startSpan());
    }

    private boolean isRecorded() {
        return !isOff && Span.current().isRecording();
    }

    private <T> Uni<T> in(Span span, Supplier<Uni<T>> work) {
        return span.isRecording() ? contexts.onOwn(span, work::get) : work.get();
    }
}
