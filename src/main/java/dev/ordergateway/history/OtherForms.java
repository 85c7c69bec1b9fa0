package dev.ordergateway.history;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Chooses the form of what comes in two: JSON, unless the other is preferred. The framework would choose either when both fit,
 * and one when none does.
 */
class OtherForms {

    static final String TABLE = "text/csv";
    private static final Map<String, MediaType> BY_PATH = Map.of("/api/orders", MediaType.valueOf(TABLE), "/api/events",
            MediaType.SERVER_SENT_EVENTS_TYPE);
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @ServerRequestFilter(preMatching = true)
    void choose(ResteasyReactiveContainerRequestContext request) {
        var path = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getPathWithoutPrefix();
        var other = BY_PATH.get(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        if (other != null && READS.contains(request.getMethod())) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, chosen(request, other).toString());
            // where it chooses, the framework reads this too and fails on what is none, and here it means nothing
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private static MediaType chosen(ResteasyReactiveContainerRequestContext request, MediaType other) {
        for (var type : acceptable(request)) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return MediaType.APPLICATION_JSON_TYPE;
            }
            if (type.isCompatible(other)) {
                return other;
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
