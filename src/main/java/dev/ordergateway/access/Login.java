package dev.ordergateway.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jboss.logging.Logger;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy.CheckResult;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What the framework finds out about a caller, with its failures turned into ours. */
final class Login {

    private static final Logger LOG = Logger.getLogger(Login.class);

    /** What htmx sends when it asks for a part of a page, and what it takes for the order to load the whole page again. */
    private static final String PART_OF_PAGE = "HX-Request";
    private static final String LOAD_AGAIN = "HX-Refresh";

    /** For an issuer that takes questions and answers none; the framework would wait for it without end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Set<HttpMethod> PAGES = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final SecurityIdentity NOBODY = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private Login() {
    }

    /** The caller; nobody without credentials, or with some that are not good. */
    static Uni<SecurityIdentity> identified(RoutingContext call, Uni<SecurityIdentity> identity) {
        BiConsumer<RoutingContext, Throwable> framework = Objects
                .requireNonNull(call.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER));
        // by itself the framework answers failures at once and without a body; only redirects are meant to have none
        BiConsumer<RoutingContext, Throwable> redirects = (failed, why) -> {
            if (rootOf(why) instanceof AuthenticationRedirectException) {
                framework.accept(failed, why);
            }
        };
        call.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, redirects);
        return identity.ifNoItem().after(PATIENCE).failWith(AccessFailure.IssuerUnavailable::new)
                .onFailure().recoverWithUni(why -> afterFailure(rootOf(why)));
    }

    private static Uni<SecurityIdentity> afterFailure(Throwable why) {
        return switch (why) {
            case AuthenticationRedirectException redirected -> Uni.createFrom().failure(redirected);
            case AccessFailure known -> Uni.createFrom().failure(known);
            case AuthenticationCompletionException _ -> Uni.createFrom().failure(new AccessFailure.Unauthorized());
            case AuthenticationFailedException _ when !isOutage(why) -> Uni.createFrom().item(NOBODY);
            default -> {
                if (isOutage(why)) {
                    yield Uni.createFrom().failure(new AccessFailure.IssuerUnavailable());
                }
                // odd enough credentials fail in the middle of the framework
                LOG.debug("credentials that cannot be read", why);
                yield Uni.createFrom().item(NOBODY);
            }
        };
    }

    /** Sends a browser to the provider, if it asks for a page: it refuses to be sent there from a form. */
    static Uni<CheckResult> begun(RoutingContext call) {
        if (!PAGES.contains(call.request().method())) {
            return Uni.createFrom().failure(new AccessFailure.Unauthorized());
        }
        if (call.request().headers().contains(PART_OF_PAGE)) {
            // only a whole page can go to another host and come back
            call.response().putHeader(LOAD_AGAIN, "true");
            return Uni.createFrom().failure(new AccessFailure.Unauthorized());
        }
        HttpAuthenticator authenticator = Objects.requireNonNull(call.get(HttpAuthenticator.class.getName()));
        return authenticator.sendChallenge(call)
                .ifNoItem().after(PATIENCE).failWith(AccessFailure.IssuerUnavailable::new)
                .onFailure(Login::isOutage)
                .transform(_ -> new AccessFailure.IssuerUnavailable())
                .map(_ -> ended(call));
    }

    /** The request is answered; whoever it is passed on to sees that and does nothing. */
    private static CheckResult ended(RoutingContext call) {
        if (call.response().getStatusCode() == 401) {
            throw new AccessFailure.Unauthorized();
        }
        var _ = call.response().end();
        return CheckResult.PERMIT;
    }

    private static boolean isOutage(Throwable why) {
        return why instanceof OIDCException || (why.getCause() != null && isOutage(why.getCause()));
    }

    private static Throwable rootOf(Throwable why) {
        return DefaultAuthFailureHandler.extractRootCause(why);
    }
}
