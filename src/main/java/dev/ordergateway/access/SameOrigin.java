package dev.ordergateway.access;

import java.net.URI;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from using what an operator's browser may do: on the console, whatever changes something must come from
 * the console's own pages. The browser says where a request comes from, and no page can make it say something else.
 */
class SameOrigin {

    private static final String CONSOLE = "/console";
    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @ServerRequestFilter(preMatching = true)
    void check(ResteasyReactiveContainerRequestContext request) {
        if (!HARMLESS.contains(request.getMethod()) && isForTheConsole(request) && !isOwn(request)) {
            throw new AccessFailure.Forbidden();
        }
    }

    /** By the path that decides who takes the request; the one of JAX-RS cannot be had of every request. */
    private static boolean isForTheConsole(ResteasyReactiveContainerRequestContext request) {
        return ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getPath().startsWith(CONSOLE);
    }

    /** Browsers name the relation of the two sites only where they trust the connection, and the origin everywhere. */
    private static boolean isOwn(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        return site == null ? isOwn(request.getHeaderString("Origin"), request.getUriInfo()) : site.equals("same-origin");
    }

    private static boolean isOwn(@Nullable String origin, UriInfo asked) {
        try {
            var authority = origin == null ? null : URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(asked.getBaseUri().getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
