package dev.ordergateway.access;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

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
    private static final Pattern PAGES = Pattern.compile("https?://");
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");
    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final boolean isOpen;

    SameOrigin(AccessConfig config) {
        isOpen = config.mode() == AccessConfig.Mode.OPEN;
    }

    @ServerRequestFilter(preMatching = true)
    void check(ResteasyReactiveContainerRequestContext request) {
        if (HARMLESS.contains(request.getMethod())) {
            return;
        }
        if (isForTheConsole(request) ? !isOwn(request) : isOpen && isFromElsewhere(request)) {
            throw new AccessFailure.Forbidden();
        }
    }

    /** By the path that decides who takes the request; the one of JAX-RS cannot be had of every request. */
    private static boolean isForTheConsole(ResteasyReactiveContainerRequestContext request) {
        return ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getPath().startsWith(CONSOLE);
    }

    /** Where nobody shows a token, a page from anywhere could use what its reader's network can reach. */
    private static boolean isFromElsewhere(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        return site != null && ELSEWHERE.contains(site);
    }

    /** Browsers name the relation of the two sites only where they trust the connection, and the origin everywhere. */
    private static boolean isOwn(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        return site == null ? isOwn(request.getHeaderString("Origin"), request.getUriInfo()) : site.equals("same-origin");
    }

    private static boolean isOwn(@Nullable String origin, UriInfo asked) {
        try {
            var own = asked.getBaseUri().getRawAuthority();
            return origin != null && PAGES.matcher(origin).lookingAt()
                    && own.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
