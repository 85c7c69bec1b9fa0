package dev.ordergateway.access;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Keeps a packaged build from starting open to everybody unless it was told to. */
@ApplicationScoped
class ClosedByDefault {

    private static final Logger LOG = Logger.getLogger(ClosedByDefault.class);
    private static final int SHORTEST_SECRET = 32;

    void check(@Observes @Priority(1) StartupEvent start, AccessConfig access, Config settings) {
        if (access.mode() == AccessConfig.Mode.OPEN) {
            LOG.warn("access.mode=open: everybody who reaches this port may do everything");
            return;
        }
        var wayOut = ", or set access.mode=open (ACCESS_MODE=open) to let every caller in, behind a network that you trust.";
        require(!text(settings, OidcTenants.ISSUER).isBlank(), OidcTenants.ISSUER, "the issuer of callers' tokens" + wayOut);
        // to the framework "any" means that nobody looks
        require(!List.of("", "any").contains(text(settings, OidcTenants.AUDIENCE).strip()), OidcTenants.AUDIENCE,
                "the audience that callers' tokens must be meant for" + wayOut);
        require(text(settings, OidcTenants.CONSOLE_CLIENT).isBlank()
                || text(settings, OidcTenants.CONSOLE_SECRET).length() >= SHORTEST_SECRET, OidcTenants.CONSOLE_SECRET,
                "a secret of %d characters or more for the sessions of the console, the same for all replicas."
                        .formatted(SHORTEST_SECRET));
    }

    private static String text(Config settings, String key) {
        return settings.getOptionalValue(key, String.class).orElse("");
    }

    private static void require(boolean isThere, String key, String what) {
        if (!isThere) {
            throw new ConfigurationException("access.mode is oidc, so set %s (%s) to %s".formatted(key,
                    key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), what));
        }
    }
}
