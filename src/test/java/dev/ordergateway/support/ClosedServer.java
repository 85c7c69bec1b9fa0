package dev.ordergateway.support;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;

/** A server that has been closed, with everything that Vert.x closes with it. */
public final class ClosedServer {

    private ClosedServer() {
    }

    /** What was made in it, as by a request, before it was closed. */
    public static <T> T made(Vertx vertx, Supplier<T> maker) {
        var made = new CompletableFuture<T>();
        var server = vertx.deployVerticle(new AbstractVerticle() {
            @Override
            public void start() {
                made.complete(maker.get());
            }
        });
        server.compose(vertx::undeploy).toCompletionStage().toCompletableFuture().join();
        return made.join();
    }
}
