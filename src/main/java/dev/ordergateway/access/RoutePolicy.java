package dev.ordergateway.access;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Holds every request against the route table, before anything that it asks for sees it. */
@ApplicationScoped
class RoutePolicy implements HttpSecurityPolicy {

    private final boolean isOpen;
    private final boolean hasLogin;

    RoutePolicy(AccessConfig config, @ConfigProperty(name = OidcTenants.CONSOLE_ENABLED) boolean hasLogin) {
        this.isOpen = config.mode() == AccessConfig.Mode.OPEN;
        this.hasLogin = hasLogin;
    }

    @Override
    public Uni<CheckResult> checkPermission(RoutingContext call, Uni<SecurityIdentity> identity,
            AuthorizationRequestContext context) {
        if (isOpen) {
            return CheckResult.permit();
        }
        var roles = RouteTable.rolesFor(call.request().method().name(), call.normalizedPath());
        if (roles.filter(Set::isEmpty).isPresent()) {
            return CheckResult.permit();
        }
        boolean isConsole = TenantOfPath.isConsole(call);
        if (isConsole && !hasLogin) {
            return Uni.createFrom().failure(new AccessFailure.NoLogin());
        }
        return Login.identified(call, identity)
                .chain(known -> isConsole && known.isAnonymous() ? Login.begun(call) : checked(call, roles, Caller.of(known)));
    }

    private static Uni<CheckResult> checked(RoutingContext call, Optional<Set<Role>> roles, Caller caller) {
        var anyOf = roles.orElseThrow(() -> new AccessFailure.NoSuchRoute(RouteTable.methodsOf(call.normalizedPath())));
        if (!caller.mayOneOf(anyOf)) {
            throw new AccessFailure.Forbidden();
        }
        return CheckResult.permit();
    }
}
