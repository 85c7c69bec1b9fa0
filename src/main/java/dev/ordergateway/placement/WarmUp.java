package dev.ordergateway.placement;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Not ready before what callers ask for was rehearsed, so that the first of them does not wait for connections to open and
 * code to be compiled. A rehearsal that fails keeps nobody out: the database is another check's.
 */
@Readiness
@ApplicationScoped
class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    private static final int ROUNDS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Rehearsal rehearsal;
    private volatile boolean isDone;
    private volatile Cancellable warmingUp = () -> {
    };

    WarmUp(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** After those who may refuse the start. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        warmingUp = Multi.createBy().repeating().uni(rehearsal::round).atMost(ROUNDS).collect().last()
                .ifNoItem().after(LIMIT).fail()
                .onTermination().invoke(() -> isDone = true)
                .subscribe().with(_ -> {
                }, failure -> LOG.debug("not warmed up", failure));
    }

    void stop(@Observes ShutdownEvent stop) {
        warmingUp.cancel();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Warm-up").status(isDone).build();
    }
}
