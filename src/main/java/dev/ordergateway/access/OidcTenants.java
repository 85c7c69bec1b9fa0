package dev.ordergateway.access;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Switches OIDC on by {@code access.mode}, and the console's login when there is a client for it. The framework would need two
 * more settings that have to agree with these.
 */
public class OidcTenants implements ConfigSourceFactory {

    static final String ISSUER = "quarkus.oidc.auth-server-url";
    static final String AUDIENCE = "quarkus.oidc.token.audience";
    static final String CONSOLE_CLIENT = "quarkus.oidc.console.client-id";
    static final String CONSOLE_SECRET = "quarkus.oidc.console.token-state-manager.encryption-secret";
    static final String CONSOLE_ENABLED = "quarkus.oidc.console.tenant-enabled";

    /** Above {@code application.properties}, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean isOn = !"open".equalsIgnoreCase(value(context, "access.mode"));
        boolean hasLogin = isOn && value(context, ISSUER) != null && value(context, CONSOLE_CLIENT) != null;
        return List.of(new PropertiesConfigSource(Map.of("quarkus.oidc.tenant-enabled", String.valueOf(isOn), CONSOLE_ENABLED,
                String.valueOf(hasLogin)), "access.mode", ORDINAL));
    }

    private static @Nullable String value(ConfigSourceContext context, String key) {
        ConfigValue value = context.getValue(key);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }
}
