package dev.ordergateway.benchmark;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** The least that Quarkus can do to serve some bytes. */
@Alternative
@ApplicationScoped
public class BareRoute {

    static final String PATH = "/bare";

    private volatile Buffer bytes = Buffer.buffer();

    void serve(byte[] served) {
        bytes = Buffer.buffer(served);
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(request -> request.response().putHeader("Content-Type", "application/json").end(bytes));
    }
}
