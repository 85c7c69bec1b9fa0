package dev.ordergateway.history;

import java.util.List;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Chooses the form of the list of orders: JSON, unless a table is preferred. The framework would choose either when both
 * fit, and one when none does.
 */
class OrderListForm {

    static final String TABLE = "text/csv";
    private static final Set<String> PATHS = Set.of("/api/orders", "/api/orders/");
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final MediaType TABLE_TYPE = MediaType.valueOf(TABLE);

    @ServerRequestFilter(preMatching = true)
    void choose(ResteasyReactiveContainerRequestContext request) {
        var call = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (READS.contains(request.getMethod()) && PATHS.contains(call.getPathWithoutPrefix())) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, chosen(request));
            // where it chooses, the framework reads this too and fails on what is none, and here it means nothing
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private static String chosen(ResteasyReactiveContainerRequestContext request) {
        for (var type : acceptable(request)) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return MediaType.APPLICATION_JSON;
            }
            if (type.isCompatible(TABLE_TYPE)) {
                return TABLE;
            }
        }
        throw new NotAcceptableException();
    }

    /** The preferred first. */
    private static List<MediaType> acceptable(ResteasyReactiveContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream()
                    .filter(type -> !type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?")).toList();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
