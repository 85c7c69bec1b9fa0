package dev.ordergateway.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * One name in the metrics for the path of every request that reaches no resource. Without it the path itself would stand
 * there, with whatever a caller wrote in it, and each would be a series of its own.
 */
@ApplicationScoped
class UnmatchedPaths implements HttpServerMetricsTagsContributor {

    /** Where the metrics look for the name; a resource that takes the request puts its own. */
    private static final String NAME = "UrlPathTemplate";
    private static final String UNMATCHED = "/unmatched";

    /** Before anybody can refuse the request. */
    private static final int ORDER = -1000;

    void mount(@Observes Router router) {
        router.route().order(ORDER).handler(UnmatchedPaths::name);
    }

    private static void name(RoutingContext call) {
        ContextLocals.put(NAME, UNMATCHED);
        call.next();
    }

    /** The server refuses a target that is none, or a host, before any route is asked. */
    @Override
    public Tags contribute(Context call) {
        return call.requestContextLocalData(NAME) == null ? Tags.of("uri", UNMATCHED) : Tags.empty();
    }
}
