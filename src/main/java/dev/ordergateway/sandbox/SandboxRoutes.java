package dev.ordergateway.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.channel.EventLoop;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.web.Router;

/** Where the sandbox begins and ends with the application. It stands outside JAX-RS to write raw bytes and cut sockets. */
@ApplicationScoped
class SandboxRoutes {

    private static final Logger LOG = Logger.getLogger(SandboxRoutes.class);

    // Written by the thread that starts the application, read by the one that stops it.
    private volatile @Nullable Sandbox sandbox;

    void start(@Observes Router router, SandboxConfig config, Vertx vertx) {
        if (!config.enabled()) {
            return;
        }
        LOG.warn("The sandbox is on: /sandbox stands in for the partner, and what is ordered there is not real");
        EventLoop loop = ((VertxInternal) vertx).getEventLoopGroup().next();
        var started = new Sandbox(config, loop);
        loop.execute(() -> Handover.take(started));
        var routes = new SandboxRouter(vertx, loop);
        routes.beforePartner(started.visitors()::enter);
        CatalogueRoutes.mount(routes, started);
        PartnerRoutes.mount(routes, started);
        ControlRoutes.mount(routes, started);
        routes.mountOn(router);
        sandbox = started;
    }

    // In dev mode sockets and event loops outlive a reload: what is not ended here would run on in the old classes.
    void stop(@Observes ShutdownEvent event) throws InterruptedException, ExecutionException, TimeoutException {
        Sandbox running = sandbox;
        if (running != null) {
            running.loop().submit(() -> {
                if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
                    Handover.leave(running);
                }
                running.close();
            }).get(5, SECONDS);
        }
    }
}
