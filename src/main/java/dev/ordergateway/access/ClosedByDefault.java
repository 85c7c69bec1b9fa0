package dev.ordergateway.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Keeps a packaged build from starting open to everybody unless it was told to. */
@ApplicationScoped
class ClosedByDefault {

    void check(@Observes @Priority(1) StartupEvent start, AccessConfig config) {
        if (config.mode() != AccessConfig.Mode.OPEN) {
            throw new ConfigurationException("""
                    access.mode is oidc, which this version cannot do yet. Set access.mode=open (ACCESS_MODE=open) \
                    to let every caller in, behind a network that you trust.""");
        }
    }
}
