package dev.ordergateway.sandbox;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Routes that all run on the sandbox's one thread, and whose failures become the partner's kind of errors. */
final class SandboxRouter {

    private static final Logger LOG = Logger.getLogger(SandboxRouter.class);
    private static final int LARGEST_BODY = 256 * 1024;

    private final Router routes;
    private final Executor loop;

    SandboxRouter(Vertx vertx, Executor loop) {
        this.routes = Router.router(vertx);
        this.loop = loop;
        // of other methods it would try to read a form, and fail
        routes.post().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        routes.route().failureHandler(SandboxRouter::failed);
    }

    /** What sees each call of a partner's route that is mounted later, and passes it on unless it throws. */
    void beforePartner(Consumer<RoutingContext> handler) {
        on(routes.routeWithRegex("/v\\d+/.*"), handler.andThen(RoutingContext::next));
    }

    void get(String path, Consumer<RoutingContext> handler) {
        on(routes.get(path), handler);
    }

    void post(String path, Consumer<RoutingContext> handler) {
        on(routes.post(path), handler);
    }

    void delete(String path, Consumer<RoutingContext> handler) {
        on(routes.delete(path), handler);
    }

    /** To be called when all routes are there: what is left over is unknown to the partner too. */
    void mountOn(Router parent) {
        routes.route().handler(call -> Answer.refusal(call.response(), Refusal.withMessage(404, "Not found")));
        parent.route("/sandbox/*").subRouter(routes);
    }

    /** The body as a JSON object; throws a {@link Refusal} when it is none. */
    static ObjectNode json(RoutingContext call) {
        return Json.objectFrom(bytes(call).toString());
    }

    static Buffer bytes(RoutingContext call) {
        Buffer bytes = call.body().buffer();
        return bytes == null ? Buffer.buffer() : bytes;
    }

    private void on(Route route, Consumer<RoutingContext> handler) {
        route.handler(call -> loop.execute(() -> handle(call, handler)));
    }

    private static void handle(RoutingContext call, Consumer<RoutingContext> handler) {
        try {
            handler.accept(call);
        } catch (Refusal refusal) {
            Answer.refusal(call.response(), refusal);
        } catch (RuntimeException e) {
            call.fail(e);
        }
    }

    private static void failed(RoutingContext call) {
        int status = call.statusCode() < 400 ? 500 : call.statusCode();
        if (status >= 500) {
            LOG.error("The sandbox failed", call.failure());
        }
        Answer.refusal(call.response(), Refusal.withMessage(status, status == 413 ? "Body too large" : "Not possible"));
    }
}
