package dev.ordergateway.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/**
 * Takes no notice of what a call without a body says of its body. Where one path has several representations the framework
 * reads it, and fails when it makes no sense.
 */
@ApplicationScoped
class HarmlessContentType {

    void mount(@Observes Router router) {
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(call -> {
                    call.request().headers().remove(HttpHeaders.CONTENT_TYPE);
                    call.next();
                });
    }
}
