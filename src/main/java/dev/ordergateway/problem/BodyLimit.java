package dev.ordergateway.problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import dev.ordergateway.order.OrderFailure;
import dev.ordergateway.order.OrderRequest;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Refuses a body with more bytes than are taken: one that announces them at once, any other when they have come. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class BodyLimit implements ReaderInterceptor {

    void mount(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(BodyLimit::check);
    }

    private static void check(RoutingContext call) {
        var headers = call.request().headers();
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null || headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            call.addEndHandler(_ -> Discarded.restOf(call.request()));
        }
        if (length == null || Long.parseLong(length) <= OrderRequest.MOST_BYTES) {
            call.next();
        } else {
            call.fail(ProblemCode.PAYLOAD_TOO_LARGE.status());
        }
    }

    /** Reads no further, because the framework cuts a longer body off without a word. */
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        var bytes = body.getInputStream().readNBytes(OrderRequest.MOST_BYTES + 1);
        if (bytes.length > OrderRequest.MOST_BYTES) {
            throw new OrderFailure.TooLarge();
        }
        body.setInputStream(new ByteArrayInputStream(bytes));
        return body.proceed();
    }
}
