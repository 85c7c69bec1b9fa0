package dev.ordergateway.problem;

import java.util.List;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A problem document for somebody who asked for a page of the console: the same, to be read. */
class ProblemPage {

    @CheckedTemplate(basePath = "problem")
    static final class Templates {

        private Templates() {
        }

        static native TemplateInstance page(Problem problem);
    }

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    @ServerResponseFilter
    void render(ResteasyReactiveContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && isWanted(pathOf(request), request.getHeaders().get(HttpHeaders.ACCEPT))) {
            response.setEntity(of(problem), null, MediaType.valueOf(MEDIA_TYPE));
        }
    }

    static String of(Problem problem) {
        return Templates.page(problem).render();
    }

    /** Those who take anything may be a program. The header is not parsed, because it may be what was refused. */
    static boolean isWanted(String path, @Nullable List<String> accepted) {
        return path.startsWith("/console") && accepted != null
                && accepted.stream().anyMatch(types -> types.contains(MediaType.TEXT_HTML));
    }

    /** As it was matched; the one of JAX-RS cannot be had of every request. */
    private static String pathOf(ResteasyReactiveContainerRequestContext request) {
        return ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getPath();
    }
}
