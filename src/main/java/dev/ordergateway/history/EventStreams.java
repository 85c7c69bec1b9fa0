package dev.ordergateway.history;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * All open event streams of this replica: one tick keeps them alive, each ends after a while as it would when its replica is
 * replaced, so that this is nothing a reader does not know, and all of them when the replica goes.
 */
@ApplicationScoped
class EventStreams {

    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final double SPREAD = 0.2;
    /** What whoever asks for the head alone is answered. */
    static final RestResponse<Void> HEAD = ResponseBuilder.<Void> ok().type(MediaType.SERVER_SENT_EVENTS)
            .header(HttpHeaders.CACHE_CONTROL, EventStream.NO_CACHE).header(EventStream.UNBUFFERED, "no").build();

    private final Vertx vertx;
    private final Duration lifetime;
    private final Duration keepAlive;
    private final Counter cut;
    /** Each with the nanosecond in which it ends. */
    private final Map<EventStream, Long> open = new ConcurrentHashMap<>();
    private volatile boolean isEnding;
    private volatile long timer;

    EventStreams(Vertx vertx, HistoryConfig config, MeterRegistry registry) {
        this.vertx = vertx;
        this.lifetime = config.streamLifetime();
        this.keepAlive = config.keepAlive();
        this.cut = Counter.builder("gateway.readers.cut").description("Event streams cut off because nobody read them")
                .register(registry);
        Gauge.builder("gateway.readers.open", open, Map::size).description("Open event streams to callers").register(registry);
    }

    void start(@Observes StartupEvent start) {
        timer = vertx.setPeriodic(keepAlive.toMillis(), _ -> tick());
    }

    void stop(@Observes ShutdownEvent shutdown) {
        vertx.cancelTimer(timer);
    }

    /** Other replicas serve whoever comes back. */
    void end(@Observes ShutdownDelayInitiatedEvent end) {
        isEnding = true;
        open.keySet().forEach(stream -> stream.run(stream::endForNow));
    }

    /** Opens a stream, and completes when it is over; what is answered then is written already. */
    Uni<RestResponse<Void>> open(HttpServerRequest request, Consumer<EventStream> writer) {
        return Uni.createFrom().<Void> emitter(over -> {
            var opened = new EventStream(request, vertx.getOrCreateContext(), stream -> {
                open.remove(stream);
                over.complete(null);
            });
            begin(opened, writer);
        }).map(_ -> HEAD);
    }

    private void begin(EventStream stream, Consumer<EventStream> writer) {
        open.put(stream, System.nanoTime() + lifetimeOfOne());
        stream.open();
        if (!stream.isOver()) {
            stream.guarded(() -> writer.accept(stream));
        }
        if (isEnding) {
            stream.endForNow();
        }
    }

    private long lifetimeOfOne() {
        return (long) (lifetime.toNanos() * (1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1)));
    }

    private void tick() {
        long now = System.nanoTime();
        open.forEach((stream, end) -> stream.run(() -> tick(stream, end - now < 0)));
    }

    private void tick(EventStream stream, boolean isOld) {
        if (isOld && stream.hasRoom()) {
            stream.endForNow();
        } else if (stream.tick()) {
            cut.increment();
            LOG.info("an event stream was cut off because nobody read it");
        }
    }
}
