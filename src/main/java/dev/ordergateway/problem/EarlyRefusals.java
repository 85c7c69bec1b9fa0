package dev.ordergateway.problem;

import java.nio.file.InvalidPathException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Problem documents for what is refused before any resource is asked: a host that is none, a target that is no path. */
@ApplicationScoped
class EarlyRefusals {

    // before the framework's own, which is the last, and behind those of the sandbox
    private static final int LATE = Integer.MAX_VALUE - 1;

    private final ObjectMapper mapper;

    EarlyRefusals(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void mount(@Observes Router router) {
        router.route().order(LATE).failureHandler(this::answer);
    }

    private void answer(RoutingContext call) {
        int status = statusOf(call);
        if (status >= 500 || call.response().headWritten()) {
            call.next();
        } else {
            call.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json(Problem.ofStatus(status)));
        }
    }

    /** The platform looks for a file by any name, also by one that no file can have. */
    private static int statusOf(RoutingContext call) {
        return call.failure() instanceof InvalidPathException ? ProblemCode.NOT_FOUND.status() : call.statusCode();
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has only texts and numbers", e);
        }
    }
}
