package dev.ordergateway.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;

/**
 * Browsers log in to the console, and everything else takes bearer tokens. By itself the framework would go by a cookie too, or
 * by a part of the path that is called like the tenant, so that a session in the browser would open the API.
 */
@ApplicationScoped
class TenantOfPath implements TenantResolver {

    static final String CONSOLE = "console";
    private static final RoutePath PAGES = RoutePath.of("/console/**");

    @Override
    public String resolve(RoutingContext call) {
        return isConsole(call) ? CONSOLE : OidcUtils.DEFAULT_TENANT_ID;
    }

    static boolean isConsole(RoutingContext call) {
        return PAGES.matches(call.normalizedPath());
    }
}
