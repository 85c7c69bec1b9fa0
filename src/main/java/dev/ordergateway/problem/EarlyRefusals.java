package dev.ordergateway.problem;

import java.nio.file.InvalidPathException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.ordergateway.access.AccessFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Problem documents for what is refused before any resource is asked: a host that is none, a
 * target that is no path, a caller who may not.
 */
@ApplicationScoped
class EarlyRefusals {

    // before anybody who knows nothing of access
    private static final int EARLY = -1000;
    // before the framework's own, which is the last, and behind those of the sandbox
    private static final int LATE = Integer.MAX_VALUE - 1;

    private final ObjectMapper mapper;

    EarlyRefusals(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void mount(@Observes Router router) {
        router.route().order(EARLY).failureHandler(this::answerAccess);
        router.route().order(LATE).failureHandler(this::answer);
    }

    private void answer(RoutingContext call) {
        int status = statusOf(call);
        if (status >= 500 || call.response().headWritten()) {
            call.next();
        } else {
            end(call, Problem.ofStatus(status));
        }
    }

    private void answerAccess(RoutingContext call) {
        if (call.failure() instanceof AccessFailure failure) {
            var told = AccessProblems.of(failure);
            told.headers().forEach(call.response()::putHeader);
            end(call, told.problem());
        } else {
            call.next();
        }
    }

    private void end(RoutingContext call, Problem problem) {
        // whoever refuses before the body was asked for leaves it on the connection
        Discarded.restOf(call.request());
        boolean isPage = ProblemPage.isWanted(call.normalizedPath(), call.request().headers().getAll(HttpHeaders.ACCEPT));
        var _ = call.response().setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, isPage ? ProblemPage.MEDIA_TYPE : Problem.MEDIA_TYPE)
                .end(isPage ? ProblemPage.of(problem) : json(problem));
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
