package dev.ordergateway.problem;

import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import dev.ordergateway.access.AccessFailure;

/** What a caller is told who may not do what it asks for. Most are told before there is a resource to ask. */
record AccessProblems(Problem problem, Map<String, String> headers) {

    private static final String SOON = "5";

    static AccessProblems of(AccessFailure failure) {
        return switch (failure) {
            case AccessFailure.Unauthorized _ -> with(ProblemCode.UNAUTHORIZED, HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case AccessFailure.Forbidden _ -> of(Problem.of(ProblemCode.FORBIDDEN, null));
            case AccessFailure.IssuerUnavailable _ -> with(ProblemCode.ISSUER_UNAVAILABLE, HttpHeaders.RETRY_AFTER, SOON);
            case AccessFailure.NoLogin _ -> of(Problem.of(ProblemCode.NOT_FOUND,
                    "Nobody can log in to the console: quarkus.oidc.console.client-id is not set."));
            case AccessFailure.NoSuchRoute none when none.methods().isEmpty() -> of(Problem.of(ProblemCode.NOT_FOUND, null));
            case AccessFailure.NoSuchRoute other ->
                with(ProblemCode.METHOD_NOT_ALLOWED, HttpHeaders.ALLOW, String.join(", ", other.methods()));
        };
    }

    private static AccessProblems with(ProblemCode code, String header, String value) {
        return new AccessProblems(Problem.of(code, null), Map.of(header, value));
    }

    private static AccessProblems of(Problem problem) {
        return new AccessProblems(problem, Map.of());
    }
}
