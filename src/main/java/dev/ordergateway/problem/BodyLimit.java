package dev.ordergateway.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.order.OrderRequest;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Refuses a body that announces more bytes than are taken, with a problem document instead of the framework's nothing. */
@ApplicationScoped
class BodyLimit {

    private static final long MOST_DISCARDED = 16 * 1024 * 1024;

    private final String problem;

    BodyLimit(ObjectMapper mapper) throws JsonProcessingException {
        this.problem = mapper.writeValueAsString(Problem.payloadTooLarge());
    }

    void mount(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::check);
    }

    private void check(RoutingContext call) {
        var length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= OrderRequest.MOST_BYTES) {
            call.next();
            return;
        }
        var answer = call.response().setStatusCode(ProblemCode.PAYLOAD_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (Long.parseLong(length) > MOST_DISCARDED) {
            answer.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(_ -> call.request().connection().close());
        }
        answer.end(problem);
        // a caller who is still sending would see a broken pipe and never the answer, so the rest is taken and dropped
        call.request().resume();
    }
}
