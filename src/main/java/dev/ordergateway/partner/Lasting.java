package dev.ordergateway.partner;

import java.util.function.Supplier;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/**
 * What lasts as long as the application, whoever needed it first. Vert.x closes a client together with the context in which
 * it was made: in that of a request this is when the server ends, long before the last order is handed over.
 */
final class Lasting {

    private Lasting() {
    }

    /** Made at once, in a context of its own. */
    static <T> T made(Vertx vertx, Supplier<T> client) {
        var own = ((VertxInternal) vertx).createEventLoopContext();
        var present = own.beginDispatch();
        try {
            return client.get();
        } finally {
            own.endDispatch(present);
        }
    }
}
