package dev.ordergateway.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

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

    @ServerResponseFilter
    void render(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isOfConsole(request) && isForPeople(request)) {
            response.setEntity(Templates.page(problem).render(), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    private static boolean isOfConsole(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith("/console");
    }

    /** Those who take anything may be a program. */
    private static boolean isForPeople(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getType().equals("text") && type.getSubtype().equals("html"));
    }
}
