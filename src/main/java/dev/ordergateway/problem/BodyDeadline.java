package dev.ordergateway.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Refuses a body that does not come in time. Where the answer did not wait for it, there is as much time again. */
@ApplicationScoped
class BodyDeadline {

    private final long millis;

    BodyDeadline(RequestsConfig config) {
        this.millis = config.bodyTimeout().toMillis();
    }

    void mount(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 2).handler(this::watch);
    }

    private void watch(RoutingContext call) {
        var headers = call.request().headers();
        if (headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            long timer = call.vertx().setTimer(millis, _ -> expire(call));
            call.addEndHandler(_ -> {
                if (call.request().isEnded()) {
                    call.vertx().cancelTimer(timer);
                }
            });
        }
        call.next();
    }

    private void expire(RoutingContext call) {
        var response = call.response();
        if (call.request().isEnded()) {
            return;
        }
        if (response.headWritten()) {
            // it may have come, and nobody looked: an answer that streams, for one, wants no body
            Discarded.restOf(call.request());
            call.vertx().setTimer(millis, _ -> cut(call.request()));
        } else if (!response.closed()) {
            // what comes later must not be taken for a request
            call.addEndHandler(_ -> call.request().connection().close());
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            call.fail(ProblemCode.REQUEST_TIMEOUT.status());
        }
    }

    /** Closing in good order would wait until the answer has been read. */
    private static void cut(HttpServerRequest request) {
        if (!request.isEnded() && request.connection() instanceof ConnectionBase socket) {
            var _ = socket.channelHandlerContext().close();
        }
    }
}
