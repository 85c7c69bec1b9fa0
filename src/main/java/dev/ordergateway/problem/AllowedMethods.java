package dev.ordergateway.problem;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Says which methods a path takes. The framework names none when it refuses one, and to OPTIONS those of all paths of a
 * resource class.
 */
class AllowedMethods {

    @ServerResponseFilter
    void tell(ResteasyReactiveContainerRequestContext request, ContainerResponseContext response) {
        boolean isAsked = request.getMethod().equals(HttpMethod.OPTIONS) && response.getStatus() == 200;
        if (!isAsked && response.getStatus() != ProblemCode.METHOD_NOT_ALLOWED.status()) {
            return;
        }
        var methods = of((ResteasyReactiveRequestContext) request.getServerRequestContext());
        if (methods.isEmpty()) {
            response.getHeaders().remove(HttpHeaders.ALLOW);
            response.setStatusInfo(Status.NOT_FOUND);
            response.setEntity(Problem.of(ProblemCode.NOT_FOUND, null), null, MediaType.valueOf(Problem.MEDIA_TYPE));
        } else {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
    }

    private static SortedSet<String> of(ResteasyReactiveRequestContext call) {
        var methods = new TreeSet<String>();
        var path = call.getPathWithoutPrefix();
        var classes = new RequestMapper<>(call.getDeployment().getClassMappers());
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            var rest = match.remaining.isEmpty() ? "/" : match.remaining;
            mappers(match.value).forEach((method, mapper) -> {
                if (method != null && mapper.map(rest) != null) {
                    methods.add(method);
                }
            });
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static Map<String, RequestMapper<RuntimeResource>> mappers(InitialMatch resources) {
        return Arrays.stream(resources.handlers)
                .filter(ClassRoutingHandler.class::isInstance).map(ClassRoutingHandler.class::cast)
                .map(ClassRoutingHandler::getMappers).filter(Objects::nonNull).findFirst().orElse(Map.of());
    }
}
