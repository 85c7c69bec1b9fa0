package dev.ordergateway.partner;

import java.util.Optional;
import java.util.function.IntSupplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServer;

/** Where the partner is. */
@ApplicationScoped
class PartnerAddress {

    private static final String REAL = "cryptorefills.com";
    private static final String PUBLIC = "https://api.cryptorefills.com";

    private final Optional<String> configured;
    private final boolean sandboxEnabled;
    private final IntSupplier ownPort;

    @Inject
    PartnerAddress(PartnerConfig config, HttpServer server,
            @ConfigProperty(name = "quarkus.http.port") int configuredPort,
            @ConfigProperty(name = "sandbox.enabled") boolean sandboxEnabled) {
        this(config.url(), sandboxEnabled, () -> ownPort(server, configuredPort));
    }

    /** After a live reload the server, which goes on listening, no longer tells its port. */
    private static int ownPort(HttpServer server, int configuredPort) {
        return server.getPort() > 0 ? server.getPort() : configuredPort;
    }

    PartnerAddress(Optional<String> configured, boolean sandboxEnabled, IntSupplier ownPort) {
        this.configured = configured;
        this.sandboxEnabled = sandboxEnabled;
        this.ownPort = ownPort;
    }

    /** In the sandbox nothing is real, so that nobody is careful there. */
    void check(@Observes @Priority(1) StartupEvent start) {
        if (sandboxEnabled && configured.filter(url -> url.contains(REAL)).isPresent()) {
            throw new ConfigurationException("partner.url is the real partner while sandbox.enabled is true: set one of them.");
        }
    }

    /**
     * The base URL, without a slash at its end. Asked for at each use: our own port is known only after the start.
     *
     * @throws IllegalStateException when it is not known yet
     */
    String url() {
        return configured
                .map(url -> url.replaceFirst("/+$", ""))
                .orElseGet(() -> sandboxEnabled ? ownSandbox(ownPort.getAsInt()) : PUBLIC);
    }

    private static String ownSandbox(int port) {
        if (port <= 0) {
            throw new IllegalStateException("the own port is not known before the server listens");
        }
        return "http://localhost:" + port + "/sandbox";
    }
}
