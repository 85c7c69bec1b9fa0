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
    private static final Set<String> ZERO = Set.of("0", "0.", "0.0", "0.00", "0.000");
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
        var named = acceptable(request);
        for (var type : named) {
            for (var form : List.of(MediaType.APPLICATION_JSON_TYPE, other)) {
                if (!isRefusal(type) && type.isCompatible(form) && named.stream().noneMatch(it -> refuses(it, form))) {
                    return form;
                }
            }
        }
        throw new NotAcceptableException();
    }

    private static boolean refuses(MediaType type, MediaType form) {
        return isRefusal(type) && type.getType().equals(form.getType()) && type.getSubtype().equals(form.getSubtype());
    }

    private static boolean isRefusal(MediaType type) {
        return ZERO.contains(type.getParameters().getOrDefault("q", "1"));
    }

    /** The preferred first. */
    private static List<MediaType> acceptable(ResteasyReactiveContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
